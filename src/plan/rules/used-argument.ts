import { at } from "../ir/field-ir.ts";
import { valueAt } from "../schema/value-at.ts";
import { namesIn } from "../values/expression.ts";
import { parse } from "../values/parse.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const usedArgument = defineRule({
  code: "BP231",
  severity: "error",
  conventions: ["queries"],
  summary: "a named query compares with each of its arguments",
  reason:
    "An argument that the condition does not name narrows nothing: the coder has to guess what it is compared with.",
  fix: "compare with input.<argument> in `where`, or leave the argument out",
  good: "  overdue: {args: [branch], where: \"branch = input.branch and status = 'active' and due_at < now\", order: [due_at], loads: [borrower]}",
  bad: "  overdue: {args: [branch], where: \"status = 'active' and due_at < now\", order: [due_at], loads: [borrower]}",
  check: find,
});

function* find({ ir, blocks }: RuleContext): Iterable<Report> {
  for (const { args, origin } of ir.models.flatMap(({ queries }) => queries)) {
    const where = valueAt(blocks[origin.block]?.draft, [...origin.path, "where"]);
    const expression = typeof where === "string" ? parse(where) : null;
    const named = new Set(expression === null ? args : namesIn(expression).flatMap(argumentIn));
    for (const [index, name] of args.entries()) {
      if (!named.has(name)) {
        yield { where: at(origin, "args", index), message: `"where" does not name input.${name}` };
      }
    }
  }
}

function argumentIn([root, name]: readonly string[]): readonly string[] {
  return root === "input" && name !== undefined ? [name] : [];
}
