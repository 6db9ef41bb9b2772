import { readFileSync, readdirSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { UserError } from "../errors.ts";
import { kindAt } from "../files/kind-at.ts";
import type { PlanDocument } from "./document/plan-document.ts";
import { readDocument, unread } from "./document/read-document.ts";
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

/** Reads one plan from disk; bytes that are no UTF-8 become a problem of the document. */
export function readPlanFile(file: string, path: string): PlanDocument {
  const bytes = readFileSync(file);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const broken = bytes.toString("utf8");
    const at = Math.max(0, broken.indexOf("\uFFFD"));
    return unread(path, broken, { code: "BP001", message: "the document is not UTF-8", start: at, end: at + 1 });
  }
  return path.endsWith(".md") ? readDocument(path, text) : readSidecar(path, text);
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
  if (kindAt(path) === null) {
    throw new UserError("no-such-plan", `there is no "${name}"`, "name a plan document or a folder of them");
  }
  return path;
}

function listFolder(folder: string, depth: "deep" | "flat"): readonly string[] {
  return readdirSync(folder, { recursive: depth === "deep", encoding: "utf8" })
    .filter((name) => isPlan(name) && !name.split(sep).includes("node_modules"))
    .map((name) => join(folder, name))
    .filter((file) => kindAt(file) === "file" && (isInPlans(file) || looksLikePlan(file)));
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
    /^\uFEFF?---\s*$[\s\S]{0,2000}?^plan:/m.test(readFileSync(file, "utf8").slice(0, 3000))
  );
}

function isFolder(path: string): boolean {
  return kindAt(path) === "folder";
}

function shown(cwd: string, file: string): string {
  const path = relative(cwd, file);
  return (path.startsWith("..") || isAbsolute(path) ? file : path).split(sep).join("/");
}
