import { at } from "../ir/field-ir.ts";
import { isSaid } from "./endpoint-facts.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const operationSaid = defineRule({
  code: "BP333",
  severity: "error",
  summary: "an operation whose decisions differ says them",
  reason: "A list needs its filters, order and pages, a create its idempotency: no default is right for all.",
  fix: "add the key of that name",
  good: `  loads: [topics]
create: {idempotency: header, enqueues: none}
retrieve: {loads: [topics]}`,
  bad: `  loads: [topics]
retrieve: {loads: [topics]}`,
  check: find,
});

function* find({ ir, blocks }: RuleContext): Iterable<Report> {
  for (const { operations, origin } of ir.resources) {
    const chosen = operations === "all" ? ["list", "create", "retrieve", "update", "delete"] : (operations ?? []);
    for (const name of ["list", "create"] as const) {
      if ((chosen as readonly string[]).includes(name) && !isSaid(blocks, origin, name)) {
        yield { where: at(origin, "operations"), message: `"${name}" is among the operations and is not described` };
      }
    }
  }
}
