import { encodeEnv } from "./env.ts";
import { escapeInside, refuseHalfPairs } from "./escape.ts";
import { encodeMarkdown } from "./markdown.ts";
import { encodePython } from "./python.ts";

/** One encoder for each target language: a user's text in, a literal (or, for `md`, prose) of that language out. */
export const encoders = {
  py: encodePython,
  toml: doubleQuoted,
  yaml: doubleQuoted,
  json: encodeJson,
  env: encodeEnv,
  sh: encodeShell,
  md: encodeMarkdown,
} as const satisfies Readonly<Record<string, (text: string) => string>>;

/** TOML's basic string and YAML's double-quoted scalar. */
function doubleQuoted(text: string): string {
  return `"${escapeInside('"', text)}"`;
}

function encodeJson(text: string): string {
  refuseHalfPairs(text);
  return JSON.stringify(text);
}

/** @throws {RangeError} for NUL, which ends an argument. */
function encodeShell(text: string): string {
  refuseHalfPairs(text);
  if (text.includes("\0")) {
    throw new RangeError("a shell word cannot hold NUL");
  }
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
