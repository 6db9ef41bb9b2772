import { readFile } from "node:fs/promises";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { UserError } from "../../errors.ts";
import { suggest } from "../../suggest.ts";
import { type ConfigFile, configSchema } from "./config-schema.ts";

export type { ConfigFile };

const largestBytes = 64 * 1024;

interface Source {
  /** As the user typed it. */
  readonly name: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** Reads answers from YAML, or JSON as a part of it. Throws UserError with the line and the key that is wrong. */
export async function readConfigFile(file: string, name: string): Promise<ConfigFile> {
  const lines = new LineCounter();
  const document = parseDocument(await readText(file, name), { lineCounter: lines, version: "1.2", schema: "core" });
  const [error] = document.errors;
  if (error !== undefined) {
    const line = error.linePos?.[0].line ?? 1;
    const fact = error.message.split(/ at line |:\n/)[0] ?? error.message;
    throw new UserError("bad-config", `${name}:${line}: ${lowerFirst(fact)}`, "make it valid YAML or JSON");
  }
  const result = configSchema.safeParse(plainValue(document, name) ?? {});
  if (result.success) {
    return result.data;
  }
  throw faultOf(result.error, { name, document, lines });
}

/** Aliases are refused: answers need none, and a few lines of them can stand for gigabytes. */
function plainValue(document: Document, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new UserError("bad-config", `"${name}" uses a YAML alias`, "write the value out where it is used");
  }
}

async function readText(file: string, name: string): Promise<string> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    const fact = error.code === "ENOENT" ? "there is no config file" : "cannot read the config file";
    throw new UserError("bad-config", `${fact} "${name}"`, "give --config a file that can be read");
  });
  if (Buffer.byteLength(text) > largestBytes) {
    throw new UserError(
      "bad-config",
      `"${name}" is larger than ${largestBytes} bytes`,
      "give --config a file of answers",
    );
  }
  return text;
}

function faultOf(error: z.ZodError, source: Source): UserError {
  const [issue] = error.issues;
  return issue?.code === "unrecognized_keys"
    ? unknownKey(issue.keys[0] ?? "", source)
    : wrongValue(issue?.path ?? [], issue?.code === "invalid_value" ? issue.values.map(String) : [], source);
}

function unknownKey(key: string, source: Source): UserError {
  const known = Object.keys(configSchema.shape);
  const likely = suggest(key, known);
  const fix = likely === null ? `use ${known.join(", ")}` : `did you mean "${likely}"?`;
  return new UserError("bad-config", `${place(source, [key])}: unknown key "${key}"`, fix);
}

/** @param choices the values there are, empty where the kind of value is wrong */
function wrongValue(path: readonly PropertyKey[], choices: readonly string[], source: Source): UserError {
  const [key] = path;
  if (key === undefined) {
    return new UserError(
      "bad-config",
      `"${source.name}" is no list of keys and values`,
      "write keys such as name: shop",
    );
  }
  const value: unknown = source.document.getIn(path);
  const likely = typeof value === "string" ? suggest(value, choices) : null;
  return new UserError(
    "bad-config",
    `${place(source, path)}: "${String(key)}" cannot be ${JSON.stringify(value)}`,
    likely === null ? rightValue(key, choices) : `did you mean "${likely}"?`,
  );
}

function rightValue(key: PropertyKey, choices: readonly string[]): string {
  if (choices.length > 0) {
    return `choose from ${choices.join(", ")}`;
  }
  return key === "with" || key === "without" ? "make it a list of feature names" : "make it a text";
}

/** `file:line` of the key that the path ends in. */
function place({ name, document, lines }: Source, path: readonly PropertyKey[]): string {
  const key = path.find((part) => typeof part === "string");
  const root = document.contents;
  const pair = isMap(root) ? root.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
  const offset = isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  return offset === undefined ? name : `${name}:${lines.linePos(offset).line}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
