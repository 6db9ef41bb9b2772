import { it } from "vitest";
import { expectFound } from "../../support/mutation-trials.ts";

it("mutations of the decisions in the largest example are found at their line", () => {
  expectFound("examples/flask-ward-newsroom/plans");
});
