import { importNames, distributionNames } from "./tables/packages.ts";
import { modelAttributes } from "./tables/model-attributes.ts";
import { postgresqlReserved } from "./tables/postgresql.ts";
import { pythonBuiltins, pythonKeywords, standardLibrary } from "./tables/python.ts";
import { windowsDevices } from "./tables/windows.ts";
import { asciiWords } from "./transliterate.ts";

/**
 * Where a name will stand:
 * `project` (distribution and folder), `package` (Python package, also of a feature or app), `model` (class),
 * `field` (attribute, column and key on the wire), `relation` (table, index or constraint in the database).
 */
export type NameSlot = "project" | "package" | "model" | "field" | "relation";

export interface NameProblem {
  /** A lower-case fact that quotes the name. */
  readonly reason: string;
  /** A name that this slot would accept, close to the one given; null where there is none. */
  readonly suggestion: string | null;
}

interface SlotRule {
  readonly pattern: RegExp;
  readonly form: string;
  readonly reserved: readonly (readonly [words: ReadonlySet<string>, what: string])[];
  /** Puts words of lower-case ASCII into the form of the slot. */
  readonly build: (words: readonly string[]) => string;
  /** What is added to a reserved name to make a free one. */
  readonly suffix: string;
  /** How the tables spell it. */
  readonly key: (name: string) => string;
}

const identifier = /^[a-z][a-z0-9_]{0,39}$/;
const identifierForm = "lower-case letters, digits and _, a letter first, at most 40";
const same = (name: string): string => name;
const snake = (words: readonly string[]): string => words.join("_");

const keyword = [pythonKeywords, "a Python keyword"] as const;
const builtin = [pythonBuiltins, "a Python builtin"] as const;
const library = [standardLibrary, "a module of Python's standard library"] as const;
const installed = [importNames, "a package that the project installs"] as const;
const device = [windowsDevices, "a device name on Windows"] as const;
const postgresql = [postgresqlReserved, "a reserved word of PostgreSQL"] as const;

const rules: Readonly<Record<NameSlot, SlotRule>> = {
  project: {
    pattern: /^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    form: "lower-case letters and digits in words joined by -, a letter first, at most 40",
    reserved: [[distributionNames, "a distribution that the project installs"]],
    build: (words) => words.join("-"),
    suffix: "-api",
    key: same,
  },
  package: {
    pattern: identifier,
    form: identifierForm,
    reserved: [keyword, builtin, library, installed, device],
    build: snake,
    suffix: "_app",
    key: same,
  },
  model: {
    pattern: /^[A-Z][A-Za-z0-9]{0,39}$/,
    form: "words in PascalCase, ASCII letters and digits, at most 40",
    reserved: [keyword, builtin],
    build: (words) => words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(""),
    suffix: "Record",
    key: same,
  },
  field: {
    pattern: identifier,
    form: identifierForm,
    reserved: [keyword, builtin, [modelAttributes, "an attribute of every model or schema"], postgresql],
    build: snake,
    suffix: "_value",
    key: same,
  },
  relation: {
    pattern: /^[a-z][a-z0-9_]{0,62}$/,
    form: "lower-case letters, digits and _, a letter first, at most 63 bytes, where PostgreSQL cuts",
    reserved: [postgresql],
    build: snake,
    suffix: "_row",
    key: same,
  },
};

/** What is wrong with a name in a slot, or null. */
export function checkName(slot: NameSlot, name: string): NameProblem | null {
  const reason = findReason(slot, name);
  return reason === null ? null : { reason, suggestion: suggestName(slot, name) };
}

/** Two names that are equal after this would be one on some file system or to some reader. */
export function foldName(name: string): string {
  return asciiWords(name).join("");
}

function findReason(slot: NameSlot, name: string): string | null {
  const rule = rules[slot];
  if (!rule.pattern.test(name)) {
    return `"${printable(name)}" is not a name: it takes ${rule.form}`;
  }
  const table = rule.reserved.find(([words]) => words.has(name));
  if (table !== undefined) {
    return `"${name}" is ${table[1]}`;
  }
  return slot === "project" ? findReason("package", name.replaceAll("-", "_")) : null;
}

function suggestName(slot: NameSlot, name: string): string | null {
  const { build, suffix } = rules[slot];
  const limit = slot === "relation" ? 63 : 40;
  const words = asciiWords(name);
  const start = build(/^[a-z]/.test(words[0] ?? "") ? words : ["n", ...words]);
  const candidates = [start, start.slice(0, limit - suffix.length).replace(/[-_]+$/, "") + suffix];
  return candidates.find((candidate) => findReason(slot, candidate) === null) ?? null;
}

/** A name may hold what moves a terminal's cursor or hides the rest of the line. */
function printable(name: string): string {
  const short = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  return short.replace(/[\p{C}\p{Z}"\\]/gu, (character) =>
    character === " " ? character : `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
