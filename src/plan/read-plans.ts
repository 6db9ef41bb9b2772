import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { UserError } from "../errors.ts";
import { kindAt } from "../files/kind-at.ts";
import { readStart } from "../files/read-start.ts";
import type { PlanDocument } from "./document/plan-document.ts";
import type { Problem } from "./document/problem.ts";
import { readDocument, sizeProblem, unread } from "./document/read-document.ts";
import { readSidecar } from "./document/read-sidecar.ts";
import { locatePlan } from "./locate-plan.ts";

/** The plans of a folder, and which of them were asked for. */
export interface PlanFolder {
  readonly documents: readonly PlanDocument[];
  /** Paths as in `documents`; all of them where none was named. */
  readonly chosen: ReadonlySet<string>;
}

const isPlan = (name: string): boolean => /(\.md|\.plan\.ya?ml)$/.test(name);

/**
 * Reads the plans that are named (files or folders), or those below `plans/`. Beside a named file all plans of its
 * folder are read too, because rules see across them. Throws UserError where there is nothing to read.
 */
export function readPlans(cwd: string, named: readonly string[]): PlanFolder {
  const asked = named.length === 0 ? [defaultFolder(cwd)] : named.map((name) => namedPath(cwd, name));
  const files = [
    ...new Set(
      asked.flatMap((path) => (isFolder(path) ? listFolder(path, "deep") : listFolder(dirname(path), "flat"))),
    ),
  ].toSorted();
  const chosen = new Set(
    asked.flatMap((path) => (isFolder(path) ? files.filter((file) => file.startsWith(path + sep)) : [path])),
  );
  const all = [...new Set([...files, ...chosen])];
  if (all.length === 0) {
    throw new UserError("no-plans", "there is no plan to read", 'write one: create-backend-plan new "Title"');
  }
  const documents = all.map((file) => readPlanFile(file, shown(cwd, file)));
  return { documents, chosen: new Set([...chosen].map((file) => shown(cwd, file))) };
}

/** Reads one plan from disk; what is no file, too large or no UTF-8 becomes a problem of the document. */
export function readPlanFile(file: string, path: string): PlanDocument {
  const obstacle = obstacleTo(file);
  if (obstacle !== null) {
    return unread(path, "", obstacle);
  }
  const bytes = readFileSync(file);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const broken = bytes.toString("utf8");
    const at = Math.max(0, broken.indexOf("\uFFFD"));
    const message = "the document is not UTF-8";
    return unread(path, broken, { code: "BP001", message, start: at, end: at + 1, fix: "save it as UTF-8" });
  }
  return path.endsWith(".md") ? readDocument(path, text) : readSidecar(path, text);
}

/** What there is against reading a file, found without opening it: a pipe may never end, nor a device. */
function obstacleTo(file: string): Problem | null {
  const kind = kindAt(file);
  if (kind === "file") {
    return sizeProblem(statSync(file).size);
  }
  const message = kind === null ? "the document is a link that leads nowhere" : "the document is not a file";
  return { code: "BP001", message, start: 0, end: 1, fix: "put the document itself here, or remove it" };
}

/** Whether `plans/` has a document, so that there is something to read where nothing is named. */
export function hasPlans(cwd: string): boolean {
  const folder = join(cwd, "plans");
  return isFolder(folder) && listFolder(folder, "deep").length > 0;
}

function defaultFolder(cwd: string): string {
  const folder = join(cwd, "plans");
  if (!isFolder(folder)) {
    throw new UserError(
      "no-plans",
      `there is no folder "plans" in ${cwd}`,
      'write a plan with create-backend-plan new "Title", or start in the folder of the project',
    );
  }
  return folder;
}

function namedPath(cwd: string, name: string): string {
  const path = locatePlan(cwd, name);
  const kind = kindAt(path);
  if (kind === null || kind === "other") {
    const [code, fact] =
      kind === null ? ["no-such-plan", `there is no "${name}"`] : ["not-a-file", `"${name}" is not a file`];
    throw new UserError(code, fact, "name a plan document or a folder of them");
  }
  return path;
}

function listFolder(folder: string, depth: "deep" | "flat"): readonly string[] {
  return readdirSync(folder, { recursive: depth === "deep", encoding: "utf8" })
    .filter((name) => isPlan(name) && !name.split(sep).includes("node_modules"))
    .map((name) => join(folder, name))
    .filter((file) => kindAt(file) !== "folder" && (isInPlans(file) || looksLikePlan(file)));
}

/** In a folder of plans every document counts, so that one without a header is found rather than passed over. */
function isInPlans(file: string): boolean {
  const parts = file.split(sep);
  return parts.at(-2) === "plans" && !/^readme\.md$/i.test(parts.at(-1) ?? "");
}

function looksLikePlan(file: string): boolean {
  return (
    file.endsWith(".plan.yaml") ||
    file.endsWith(".plan.yml") ||
    (kindAt(file) === "file" && /^\uFEFF?---\s*$[\s\S]{0,2000}?^plan:/m.test(readStart(file, 3000)))
  );
}

function isFolder(path: string): boolean {
  return kindAt(path) === "folder";
}

function shown(cwd: string, file: string): string {
  const path = relative(cwd, file);
  return (path.startsWith("..") || isAbsolute(path) ? file : path).split(sep).join("/");
}
