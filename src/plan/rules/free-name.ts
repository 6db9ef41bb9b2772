import { type NameProblem, checkName } from "../../names/check.ts";
import { postgresqlReserved } from "../../names/tables/postgresql.ts";
import { headerSpan } from "../document/header-span.ts";
import { type FieldIr, at } from "../ir/field-ir.ts";
import type { Origin } from "../ir/origin.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const freeName = defineRule({
  code: "BP210",
  severity: "error",
  summary: "a name is free in Python, SQL, Django, Flask and SQLAlchemy",
  reason:
    "A field named `save` or `metadata` breaks the class it is in; a table named `order` breaks the first hand-written query.",
  fix: "take another name",
  good: `  title_text: {type: string, max: 300}
  status: {type: enum, values: [active, returned, lost], default: active, set_by: server}`,
  bad: `  metadata: {type: string, max: 300}
  status: {type: enum, values: [active, returned, lost], default: active, set_by: server}`,
  check: find,
});

function* find({ ir, documents }: RuleContext): Iterable<Report> {
  for (const model of ir.models) {
    yield* taken(checkName("model", model.name), at(model.origin, "id"));
    yield* taken(checkName("relation", model.table), at(model.origin, "table"));
    for (const field of model.fields.filter(({ derived, existing }) => !derived && !existing)) {
      yield* taken(fieldProblem(field), field.origin);
    }
  }
  for (const [index, plan] of ir.plans.entries()) {
    const document = documents.find(({ path }) => path === plan.file);
    const problem = checkName("package", plan.feature);
    if (
      plan.id !== undefined &&
      document !== undefined &&
      problem !== null &&
      ir.models.some((model) => model.plan === index)
    ) {
      const said = headerSpan(document, plan.feature === plan.id.replaceAll("-", "_") ? "id" : "feature");
      yield {
        where: { document, ...said },
        message: `the feature's package: ${problem.reason}`,
        fix: `add feature: ${problem.suggestion ?? "another_name"} to the front matter`,
      };
    }
  }
}

/** The column of a relation is called `<name>_id`, which no reserved word is. */
function fieldProblem(field: FieldIr): NameProblem | null {
  const isRelation = field.type === "ref" || field.type === "one";
  return isRelation && postgresqlReserved.has(field.name) ? null : checkName("field", field.name);
}

function* taken(problem: NameProblem | null, where: Origin): Iterable<Report> {
  if (problem !== null) {
    const fix = problem.suggestion === null ? {} : { fix: `take another name, for instance "${problem.suggestion}"` };
    yield { where, at: "key", message: problem.reason, ...fix };
  }
}
