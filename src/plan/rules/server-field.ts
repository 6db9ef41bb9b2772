import { at } from "../ir/field-ir.ts";
import type { Origin } from "../ir/origin.ts";
import type { NameIndex } from "../name-index.ts";
import { valueAt } from "../schema/value-at.ts";
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
    const list = valueAt(blocks[origin.block]?.draft, where.path);
    const place = (name: string): Origin => (Array.isArray(list) ? at(where, list.indexOf(name)) : where);
    const owner = typeof visible === "object" && "own" in visible ? visible.own : undefined;
    for (const name of writes) {
      const owned = name === owner ? [ownedBy(name)] : [];
      const [wrong] = [...setByServer(names, `${model ?? ""}.${name}`), ...owned];
      yield* wrong === undefined ? [] : [{ where: place(name), ...wrong }];
    }
  }
  for (const [block, { kind, references }] of blocks.entries()) {
    const sent = kind === "endpoint" ? references.filter(({ path }) => path[0] === "request") : [];
    yield* sent.flatMap(({ path, name }) =>
      setByServer(names, name).map((said) => ({ where: { block, path }, ...said })),
    );
  }
}

type Said = Pick<Report, "message" | "fix">;

function ownedBy(name: string): Said {
  const fix = "leave it out of what is written: a new row belongs to its caller";
  return { message: `"${name}" says whose row it is, and a client may write it`, fix };
}

/** What is wrong where `model.Loan.status` is written by the server only; an id names a row, and writes nothing. */
function setByServer(names: NameIndex, reference: string): readonly Said[] {
  const [, model = "", name = ""] = /^(model\.\w+)\.(\w+)$/.exec(reference) ?? [];
  const fields = (names.models.get(model) ?? []).flatMap((planned) => planned.fields);
  const found = fields.find((field) => field.name === name && field.set_by === "server");
  if (found === undefined || name === "id") {
    return [];
  }
  const message = `"${name}" is set by the server`;
  return [found.derived ? { message, fix: "leave the field out of what is written" } : { message }];
}
