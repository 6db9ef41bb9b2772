import { at } from "../ir/field-ir.ts";
import type { NameIndex } from "../name-index.ts";
import { isSaid } from "./endpoint-facts.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const serverField = defineRule({
  code: "BP311",
  severity: "error",
  conventions: ["strict-input"],
  summary: "no client writes a field that is set by the server",
  reason: "Mass assignment: a client that may send `status` sends `paid`.",
  fix: "leave the field out of what is written, or say set_by: client at the field",
  good: "update: {fields: [due_at], concurrency: etag}",
  bad: "update: {fields: [due_at, status], concurrency: etag}",
  check: find,
});

function* find({ ir, blocks, names }: RuleContext): Iterable<Report> {
  for (const { writes, model, visible, origin, operation } of ir.endpoints) {
    const isOwn = operation !== undefined && isSaid(blocks, origin, "fields");
    const where = isOwn ? at(origin, "fields") : { block: origin.block, path: ["fields", "write"] };
    const wrong = writes.filter((name) => isServerSet(names, `${model ?? ""}.${name}`));
    yield* wrong.map((name) => ({ where, message: `"${name}" is set by the server` }));
    const owned = typeof visible === "object" && "own" in visible ? writes.filter((name) => name === visible.own) : [];
    yield* owned
      .filter((name) => !wrong.includes(name))
      .map((name) => ({
        where,
        message: `"${name}" says whose row it is, and a client may write it`,
        fix: "leave it out of what is written: a new row belongs to its caller",
      }));
  }
  for (const [block, { kind, references }] of blocks.entries()) {
    const sent = kind === "endpoint" ? references.filter(({ path }) => path[0] === "request") : [];
    const wrong = sent.filter(({ name }) => isServerSet(names, name));
    yield* wrong.map(({ path, name }) => ({ where: { block, path }, message: `"${name}" is set by the server` }));
  }
}

/** Whether `model.Loan.status` is written by the server only; an id names a row, and writes nothing. */
function isServerSet(names: NameIndex, reference: string): boolean {
  const [, model = "", field = ""] = /^(model\.\w+)\.(\w+)$/.exec(reference) ?? [];
  const fields = (names.models.get(model) ?? []).flatMap((planned) => planned.fields);
  return field !== "id" && fields.some(({ name, set_by: setBy }) => name === field && setBy === "server");
}
