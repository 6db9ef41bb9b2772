import { UserText } from "./text.ts";

type Value = UserText | string | number | boolean;

function plain(value: Value): string {
  return value instanceof UserText ? UserText.reveal(value) : String(value);
}

/** JSON string syntax is read alike by Python, TOML and YAML once everything but printable ASCII is escaped. */
function quoted(value: Value): string {
  return JSON.stringify(plain(value)).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** One encoder for each target language: user text in, a literal or prose of that language out. */
export const encoders: Readonly<Record<string, (value: Value) => string>> = {
  py: quoted,
  toml: quoted,
  yaml: quoted,
  json: quoted,
  env: quoted,
  sh: (value) => `'${plain(value).replaceAll("'", `'\\''`)}'`,
  md: (value) => plain(value).replace(/[\\`*_{}[\]<>#|]/g, "\\$&"),
};
