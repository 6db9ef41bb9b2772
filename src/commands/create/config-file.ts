import { createReadStream } from "node:fs";
import { buffer } from "node:stream/consumers";
import type { z } from "zod";
import { UserError } from "../../errors.ts";
import { kindAt } from "../../files/kind-at.ts";
import { indexLines, positionAt } from "../../plan/document/line-index.ts";
import { locate, type Path } from "../../plan/document/locate.ts";
import { readYaml, type YamlTree } from "../../plan/document/read-yaml.ts";
import { valueAt } from "../../plan/schema/value-at.ts";
import { suggest } from "../../suggest.ts";
import { type ConfigFile, configSchema } from "./config-schema.ts";

export type { ConfigFile };

const largestBytes = 64 * 1024;

interface Source {
  /** As the user typed it. */
  readonly name: string;
  readonly text: string;
  readonly tree: YamlTree;
}

/** Reads answers from YAML, or JSON as a part of it. Throws UserError with the line and the key that is wrong. */
export async function readConfigFile(file: string, name: string): Promise<ConfigFile> {
  const text = await readText(file, name);
  const tree = readYaml(text, largestBytes);
  const source = { name, text, tree };
  const [problem] = tree.problems;
  if (problem !== undefined) {
    throw new UserError(
      "bad-config",
      `${place(source, problem.start)}: ${problem.message}`,
      "make it plain YAML or JSON",
    );
  }
  const result = configSchema.safeParse(tree.value ?? {});
  if (result.success) {
    return result.data;
  }
  throw faultOf(result.error, source);
}

/** Somebody has opened it for this run already, as `--config <(…)` does. */
const isOpenAlready = (file: string): boolean => /^\/dev\/(stdin|fd\/\d+)$/.test(file);

/** Reads no more than may be there, and waits for nobody to write it. */
async function readText(file: string, name: string): Promise<string> {
  if (kindAt(file) === "other" && !isOpenAlready(file)) {
    throw new UserError("bad-config", `"${name}" is not a file`, "give --config a file of answers");
  }
  const bytes = await buffer(createReadStream(file, { end: largestBytes })).catch((error: NodeJS.ErrnoException) => {
    const fact = error.code === "ENOENT" ? "there is no config file" : "cannot read the config file";
    throw new UserError("bad-config", `${fact} "${name}"`, "give --config a file that can be read");
  });
  if (bytes.length > largestBytes) {
    throw new UserError(
      "bad-config",
      `"${name}" is larger than ${largestBytes} bytes`,
      "give --config a file of answers",
    );
  }
  return bytes.toString("utf8");
}

function faultOf(error: z.ZodError, source: Source): UserError {
  const [issue] = error.issues;
  const path = (issue?.path ?? []).map((part) => (typeof part === "symbol" ? "" : part));
  return issue?.code === "unrecognized_keys"
    ? unknownKey(issue.keys[0] ?? "", source)
    : wrongValue(path, issue?.code === "invalid_value" ? issue.values.map(String) : [], source);
}

function unknownKey(key: string, source: Source): UserError {
  const known = Object.keys(configSchema.shape);
  const likely = suggest(key, known);
  const fix = likely === null ? `use ${known.join(", ")}` : `did you mean "${likely}"?`;
  const at = locate(source.tree.root, [key]).key?.start ?? 0;
  return new UserError("bad-config", `${place(source, at)}: unknown key "${key}"`, fix);
}

/** @param choices the values there are, empty where the kind of value is wrong */
function wrongValue(path: Path, choices: readonly string[], source: Source): UserError {
  const [key] = path;
  if (key === undefined) {
    return new UserError(
      "bad-config",
      `"${source.name}" is no list of keys and values`,
      "write keys such as name: shop",
    );
  }
  const value = valueAt(source.tree.value, path);
  const likely = typeof value === "string" ? suggest(value, choices) : null;
  return new UserError(
    "bad-config",
    `${place(source, locate(source.tree.root, path).value.start)}: "${key}" cannot be ${JSON.stringify(value)}`,
    likely === null ? rightValue(key, choices) : `did you mean "${likely}"?`,
  );
}

function rightValue(key: string | number, choices: readonly string[]): string {
  if (choices.length > 0) {
    return `choose from ${choices.join(", ")}`;
  }
  return key === "with" || key === "without" ? "make it a list of feature names" : "make it a text";
}

/** `file:line`. */
function place({ name, text }: Source, offset: number): string {
  return `${name}:${positionAt(indexLines(text), offset).line}`;
}
