import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { allFeatures } from "../../generators/resolve-features.ts";
import { printConventionIds, printRegistry } from "../../scripts/registry.ts";
import { version } from "../../src/version.ts";

function read(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
}

test("the ids that a plan may waive are those of the catalogue", () => {
  expect(read("src/plan/convention-ids.ts")).toBe(printConventionIds());
});

test("the registry lists the features that have a file", () => {
  expect(read("generators/features.ts")).toBe(printRegistry());
});

test("a feature needs features that exist, and every preset that has it has those too", () => {
  const features = new Map<string, (typeof allFeatures)[number]>(allFeatures.map((feature) => [feature.id, feature]));
  for (const { id, requires, presets } of allFeatures) {
    for (const needed of requires) {
      expect(features.get(needed)?.presets, `${id} needs ${needed}`).toEqual(expect.arrayContaining([...presets]));
    }
  }
});

test("the version is that of the package", () => {
  expect((JSON.parse(read("package.json")) as { version: string }).version).toBe(version);
});
