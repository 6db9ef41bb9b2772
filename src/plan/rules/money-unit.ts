import { isSurelyMoney } from "./money-name.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const moneyUnit = defineRule({
  code: "BP229",
  severity: "warning",
  summary: "a whole number of money says in its name which unit it counts",
  reason: "1999 is twenty of one unit or two thousand of another, and no type tells which.",
  fix: "end the name in _cents or _minor, or use decimal with precision and scale",
  good: '  fine_amount: {type: decimal, precision: 10, scale: 2, default: "0.00", set_by: server}',
  bad: '  fine_amount: {type: integer, default: "0.00", set_by: server}',
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { name, type, origin } of ir.models.flatMap(({ fields }) => fields)) {
    if ((type === "integer" || type === "bigint") && isSurelyMoney(name)) {
      yield { where: origin, at: "key", message: `"${name}" is a whole number, and its unit is not said` };
    }
  }
}
