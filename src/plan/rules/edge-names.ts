import { at } from "../ir/field-ir.ts";
import { listOf } from "../ir/list-of.ts";
import type { Origin } from "../ir/origin.ts";
import { type NameIndex, type PlannedField, fieldsOf } from "../name-index.ts";
import { checkSample } from "../values/check-sample.ts";
import { unknownField } from "./unknown-field.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const edgeNames = defineRule({
  code: "BP608",
  severity: "error",
  conventions: ["tests"],
  summary: "the rows of an edge case have fields of their model, and values that these can have",
  reason: "The test that is made from it would not even start.",
  fix: "correct the field or the value",
  good: "given: [{model.Loan: {borrower: me, status: returned, id: 6f0c2f9e-1f64-4f0b-8a43-2d6e4c1c0011}}]",
  bad: "given: [{model.Loan: {borower: me, status: returned, id: 6f0c2f9e-1f64-4f0b-8a43-2d6e4c1c0011}}]",
  needsAll: true,
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const { given, expect, origin } of ir.edges) {
    for (const [index, row] of listOf(given).entries()) {
      yield* inRows(row, at(origin, "given", index), names);
    }
    yield* inRows(expect?.values ?? {}, at(origin, "expect", "values"), names);
  }
}

function* inRows(rows: object, where: Origin, names: NameIndex): Iterable<Report> {
  for (const [model, row] of Object.entries(rows) as readonly [string, unknown][]) {
    const known = model.startsWith("model.") ? fieldsOf(names, model) : null;
    if (known !== null && typeof row === "object" && row !== null) {
      yield* inRow(row, { model, known, where: at(where, model) }, names);
    }
  }
}

interface RowPlace {
  readonly model: string;
  readonly known: readonly PlannedField[];
  readonly where: Origin;
}

function* inRow(row: object, { model, known, where }: RowPlace, names: NameIndex): Iterable<Report> {
  for (const [name, value] of Object.entries(row) as readonly [string, unknown][]) {
    const field = known.find((candidate) => candidate.name === name);
    const misfit = field === undefined ? null : checkSample(field, value, names);
    if (field === undefined) {
      yield { where: at(where, name), at: "key", message: unknownField(name, model, known) };
    } else if (misfit !== null) {
      yield { where: at(where, name), ...misfit };
    }
  }
}
