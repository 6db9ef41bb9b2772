import { expect, test } from "vitest";
import { loadConventions } from "../../../src/agents/convention.ts";
import { rules } from "../../../src/plan/rules/index.ts";

const catalogue = loadConventions();

test("every convention that a rule enforces is in the catalogue", () => {
  const known = new Set(catalogue.map(({ id }) => id));
  const unknown = rules.flatMap(({ code, conventions = [] }) =>
    conventions.filter((id) => !known.has(id)).map((id) => `${code} ${id}`),
  );
  expect(unknown).toEqual([]);
});

test("every convention that a plan can violate has a rule", () => {
  // What only code, settings or the generated project's own checks can break.
  const beyondPlans = new Set([
    "app-factory",
    "blueprints",
    "layers",
    "thin-endpoints",
    "cors",
    "zero-downtime",
    "error-boundaries",
    "agent-docs",
    "queries",
  ]);
  const enforced = new Set(rules.flatMap(({ conventions = [] }) => conventions));
  const bare = catalogue.map(({ id }) => id).filter((id) => !enforced.has(id) && !beyondPlans.has(id));
  expect(bare).toEqual([]);
});
