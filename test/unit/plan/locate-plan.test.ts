import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { locatePlan } from "../../../src/plan/locate-plan.ts";
import { makeSandbox } from "../../cli/support/sandbox.ts";

async function withPlans(...names: readonly string[]): Promise<string> {
  const cwd = await makeSandbox();
  mkdirSync(join(cwd, "plans"));
  names.forEach((name) => writeFileSync(join(cwd, "plans", name), ""));
  return cwd;
}

test.each(["0001", "team-invitations", "0001-team-invitations", "plans/0001-team-invitations.md"])(
  "%s names the plan",
  async (named) => {
    const cwd = await withPlans("0001-team-invitations.md", "0002-orders.md");
    expect(locatePlan(cwd, named)).toBe(join(cwd, "plans", "0001-team-invitations.md"));
  },
);

test("a name that two plans answer to, or none, stays a path", async () => {
  const cwd = await withPlans("0001-orders.md", "0002-orders.md");
  expect(locatePlan(cwd, "orders")).toBe(join(cwd, "orders"));
  expect(locatePlan(cwd, "0003")).toBe(join(cwd, "0003"));
});
