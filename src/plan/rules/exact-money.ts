import type { Plain } from "../document/plain-value.ts";
import { valueAt } from "../schema/value-at.ts";
import { isMoney } from "./money-name.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const exactMoney = defineRule({
  code: "BP212",
  severity: "error",
  summary: "money is a decimal, or a whole number of the smallest unit that says so",
  reason: "Binary fractions cannot hold cents, and sums drift.",
  fix: "use decimal with precision and scale, or end the name in _cents or _minor",
  good: '  fine_amount: {type: decimal, precision: 10, scale: 2, default: "0.00", set_by: server}',
  bad: '  fine_amount: {type: float, default: "0.00", set_by: server}',
  check: find,
});

const inexact = new Set(["float", "double", "real", "number", "money"]);

function* find({ blocks }: RuleContext): Iterable<Report> {
  for (const [block, { kind, block: source }] of blocks.entries()) {
    const fields = kind === "model" || kind === "shape" ? valueAt(source.value, ["fields"]) : null;
    for (const [name, field] of Object.entries(fields ?? {}) as readonly [string, Plain][]) {
      const type = valueAt(field, ["type"]);
      const message = typeof type === "string" ? problemOf(name, type) : null;
      if (message !== null) {
        yield { where: { block, path: ["fields", name, "type"] }, message };
      }
    }
  }
}

function problemOf(name: string, type: string): string | null {
  if (inexact.has(type)) {
    return `"${type}" does not hold "${name}" exactly`;
  }
  return type === "string" && isMoney(name) ? `a text cannot be added up, and "${name}" is money` : null;
}
