import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../generators/features/", import.meta.url);
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

/** Writes the registry where it is out of date, so that a new feature is one new file. */
export function writeRegistry(): void {
  const text = printRegistry();
  if (readFileSync(registry, "utf8") !== text) {
    writeFileSync(registry, text);
  }
}
