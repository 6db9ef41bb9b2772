import { at } from "../ir/field-ir.ts";
import { listOf } from "../ir/model-ir.ts";
import type { Origin } from "../ir/plan-ir.ts";
import { type NameIndex, fieldsOf } from "../name-index.ts";
import { bodyFieldsOf } from "./body-fields.ts";
import { hint } from "./references.ts";
import { unknownField } from "./unknown-field.ts";
import { wrongValues } from "./wrong-values.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const edgeNames = defineRule({
  code: "BP608",
  severity: "error",
  conventions: ["tests"],
  summary: "an edge case names fields that its models and request have",
  reason: "The test that is made from it would not even start.",
  fix: "correct the field or the value",
  good: "given: [{model.Loan: {borrower: me, status: returned}}]",
  bad: "given: [{model.Loan: {borower: me, status: returned}}]",
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const { given, when, expect, origin } of ir.edges) {
    for (const [index, row] of listOf(given).entries()) {
      yield* inRows(row, at(origin, "given", index), names);
    }
    yield* inRows(expect?.values ?? {}, at(origin, "expect", "values"), names);
    const request = when !== undefined && "request" in when ? when : undefined;
    const endpoint = names.endpoints.get(request?.request ?? "");
    const accepted = endpoint === undefined ? null : bodyFieldsOf(endpoint, names);
    const sent = Object.keys(request?.body ?? {}).filter((name) => accepted !== null && !accepted.includes(name) && expect?.status !== 422);
    yield* sent.map((name) => ({ where: at(origin, "when", "body", name), at: "key" as const, message: `${request?.request ?? ""} takes no "${name}"${hint(name, accepted ?? [])}` }));
  }
}

function* inRows(rows: object, where: Origin, names: NameIndex): Iterable<Report> {
  for (const [model, row] of Object.entries(rows)) {
    const known = model.startsWith("model.") && typeof row === "object" && row !== null ? fieldsOf(names, model) : null;
    const unknown = Object.keys((row ?? {}) as object).filter((name) => known !== null && !known.some((field) => field.name === name));
    yield* unknown.map((name) => ({ where: at(where, model, name), at: "key" as const, message: unknownField(name, model, known ?? []) }));
    const wrong = known === null ? [] : wrongValues(row as Record<string, unknown>, known);
    yield* wrong.map(({ name, message }) => ({ where: at(where, model, name), message }));
  }
}
