import { at } from "../ir/field-ir.ts";
import { listOf } from "../ir/list-of.ts";
import { fieldsOf } from "../name-index.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const givenTogether = defineRule({
  code: "BP617",
  severity: "error",
  conventions: ["tests"],
  summary: "the rows of an edge case point at rows that are given with them",
  reason: "The database refuses a row whose relation leads nowhere, before anything is asked.",
  fix: "give the row too, with that id, or leave the relation to the test",
  good: "given: [{model.Loan: {borrower: me, status: returned, id: 6f0c2f9e-1f64-4f0b-8a43-2d6e4c1c0011}}]",
  bad: "given: [{model.Loan: {borrower: me, status: returned, id: 6f0c2f9e-1f64-4f0b-8a43-2d6e4c1c0011, branch: 6f0c2f9e-1f64-4f0b-8a43-2d6e4c1c0099}}]",
  check: find,
});

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const { given, origin } of ir.edges) {
    const rows = listOf(given).flatMap(rowsIn);
    const ids = new Set(rows.map(({ model, row }) => `${model} ${String(row["id"])}`));
    for (const { model, row, index } of rows) {
      const relations = (fieldsOf(names, model) ?? []).filter(({ name, to }) => isLost(row[name], to, ids));
      yield* relations.map(({ name, to = "" }) => ({
        where: at(origin, "given", index, model, name),
        message: `no ${to} is given that has this id`,
      }));
    }
  }
}

function isLost(id: unknown, to: string | undefined, ids: ReadonlySet<string>): boolean {
  return to !== undefined && typeof id === "string" && uuid.test(id) && !ids.has(`${to} ${id}`);
}

interface GivenRow {
  readonly model: string;
  readonly row: Readonly<Record<string, unknown>>;
  readonly index: number;
}

function rowsIn(given: object, index: number): readonly GivenRow[] {
  return (Object.entries(given) as readonly [string, unknown][]).flatMap(([model, row]) =>
    model.startsWith("model.") && typeof row === "object" && row !== null
      ? [{ model, row: row as Readonly<Record<string, unknown>>, index }]
      : [],
  );
}
