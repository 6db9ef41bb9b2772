import { at, isRelation } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const scope = defineRule({
  code: "BP215",
  severity: "error",
  conventions: ["scope"],
  summary: "in a plan with a scope every new model says how it belongs to it",
  reason: "A model that forgot its scope leaks rows from one ward, tenant or team to the next.",
  fix: "name the relation to the scope in `scope`, or say scope: none",
  good: `id: model.Topic
expected_rows: 500
scope: none`,
  bad: `id: model.Topic
expected_rows: 500`,
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const model of ir.models) {
    const owner = ir.plans[model.plan]?.scope;
    const isScoped = owner !== undefined && owner !== "none" && owner !== model.id;
    if (isScoped && model.scope === undefined) {
      yield {
        where: at(model.origin, "id"),
        message: `data is organised by ${owner}, and ${model.id} does not say how it belongs to it`,
      };
    }
    const field = model.fields.find(({ name }) => name === model.scope);
    if (field !== undefined && field.type !== undefined && !isRelation(field)) {
      yield { where: at(model.origin, "scope"), message: `"${field.name}" is no relation` };
    }
  }
}
