import { it } from "vitest";
import { expectFound } from "../../support/mutation-trials.ts";

it("one half of the mutations in the largest example is found at its line", () => {
  expectFound("examples/flask-ward-newsroom/plans", { part: 0, of: 2 });
});
