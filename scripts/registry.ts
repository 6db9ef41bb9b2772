import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

import { loadConventions } from "../src/agents/convention.ts";

const folder = new URL("../generators/features/", import.meta.url);
const conventionIds = new URL("../src/plan/convention-ids.ts", import.meta.url);
const registry = new URL("../generators/features.ts", import.meta.url);

/** The text of `generators/features.ts`: one import for each file in `generators/features/`. */
export function printRegistry(): string {
  const ids = readdirSync(folder)
    .map((file) => file.replace(/\.ts$/, ""))
    .toSorted();
  const named = ids.map((id) => ({ id, name: id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) }));
  return [
    "// Written by `npm run build` from the files in generators/features/; do not edit.",
    ...named.map(({ id, name }) => `import { feature as ${name} } from "./features/${id}.ts";`),
    "",
    `export const features = [${named.map(({ name }) => name).join(", ")}] as const;`,
    "",
    'export type FeatureId = (typeof features)[number]["id"];',
    "",
  ].join("\n");
}

/** The text of `src/plan/convention-ids.ts`: the ids of the catalogue, which a plan may waive. */
export function printConventionIds(): string {
  const ids = loadConventions().map(({ id }) => `  "${id}",`);
  return [
    "/** Written by `npm run build` from agents/conventions/; do not edit. */",
    "export const conventionIds: readonly string[] = [",
    ...ids,
    "];",
    "",
  ].join("\n");
}

/** Writes what is out of date, so that a new feature or convention is one new entry. */
export function writeRegistry(): void {
  writeFresh(registry, printRegistry());
  writeFresh(conventionIds, printConventionIds());
}

function writeFresh(file: URL, text: string): void {
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
    writeFileSync(file, text);
  }
}
