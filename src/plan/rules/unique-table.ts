import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const uniqueTable = defineRule({
  code: "BP601",
  severity: "error",
  summary: "a table belongs to one model",
  reason: "Two models that claim one table overwrite each other's migrations.",
  fix: "give one of them another `table`",
  good: `fields:
  label: {type: slug, unique: true}`,
  bad: `table: branches
fields:
  label: {type: slug, unique: true}`,
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  const owners = new Map<string, string>(names.project.tables);
  for (const { id, table, origin } of ir.models.filter((model) => model.change === "create")) {
    const owner = owners.get(table);
    if (owner !== undefined && owner !== id) {
      yield {
        where: at(origin, "table"),
        message: `the table "${table}" is already that of ${owner}`,
      };
    }
    owners.set(table, id);
  }
}
