import { at } from "../ir/field-ir.ts";
import { listOf } from "../ir/list-of.ts";
import type { Origin } from "../ir/origin.ts";
import { type NameIndex, fieldsOf } from "../name-index.ts";
import { bodyFieldsOf } from "./body-fields.ts";
import { hint } from "../hint.ts";
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
  needsAll: true,
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const { given, when, expect, origin } of ir.edges) {
    for (const [index, row] of listOf(given).entries()) {
      yield* inRows(row, at(origin, "given", index), names);
    }
    yield* inRows(expect?.values ?? {}, at(origin, "expect", "values"), names);
    const isRequest = when !== undefined && "request" in when;
    // What is refused as invalid may well be a key that nobody knows.
    if (isRequest && expect?.status !== 422) {
      yield* inBody(String(when.request), { body: Object(when.body) as object, origin }, names);
    }
  }
}

interface Sent {
  readonly body: object;
  readonly origin: Origin;
}

function inBody(request: string, { body, origin }: Sent, names: NameIndex): readonly Report[] {
  const endpoint = names.endpoints.get(request);
  const accepted = endpoint === undefined ? null : bodyFieldsOf(endpoint, names);
  const unknown = accepted === null ? [] : Object.keys(body).filter((name) => !accepted.includes(name));
  return unknown.map((name) => ({
    where: at(origin, "when", "body", name),
    at: "key",
    message: `${request} takes no "${name}"${hint(name, accepted ?? [])}`,
  }));
}

function* inRows(rows: object, where: Origin, names: NameIndex): Iterable<Report> {
  for (const [model, row] of Object.entries(rows) as readonly [string, unknown][]) {
    const known = model.startsWith("model.") ? fieldsOf(names, model) : null;
    if (known !== null && typeof row === "object" && row !== null) {
      yield* unknownFields(row, model, known).map(({ name, message }) => ({
        where: at(where, model, name),
        at: "key" as const,
        message,
      }));
      yield* wrongValues({ ...row }, known).map(({ name, message }) => ({ where: at(where, model, name), message }));
    }
  }
}

function unknownFields(
  row: object,
  model: string,
  known: readonly { readonly name: string }[],
): readonly { readonly name: string; readonly message: string }[] {
  const unknown = Object.keys(row).filter((name) => !known.some((field) => field.name === name));
  return unknown.map((name) => ({ name, message: unknownField(name, model, known) }));
}
