import { readdirSync } from "node:fs";
import { describe, it } from "vitest";
import { expectFound } from "../../support/mutation-trials.ts";

/** Has files of its own, so that two cores share the work. */
const largest = "flask-ward-newsroom";
const others = readdirSync(new URL("../../../examples", import.meta.url)).filter((name) => name !== largest);
const sets = ["test/fixtures/plan/sample.md", ...others.map((name) => `examples/${name}/plans`)];

describe("mutations", () => {
  it.each(sets)("of the decisions in %s are found at their line", (set) => expectFound(set));
});
