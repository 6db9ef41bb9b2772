import { at } from "../ir/field-ir.ts";
import type { EndpointIr } from "../ir/endpoint-ir.ts";
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

function* find(context: RuleContext): Iterable<Report> {
  const { ir, blocks, names } = context;
  for (const endpoint of ir.endpoints) {
    yield* writtenTo(endpoint, context);
  }
  for (const [block, { kind, references }] of blocks.entries()) {
    const sent = kind === "endpoint" ? references.filter(({ path }) => path[0] === "request") : [];
    yield* sent.flatMap(({ path, name }) =>
      setByServer(names, name).map((said) => ({ where: { block, path }, ...said })),
    );
  }
}

function writtenTo(
  { writes, model, visible, origin, operation }: EndpointIr,
  { blocks, names }: RuleContext,
): readonly Report[] {
  const isOwn = operation !== undefined && isSaid(blocks, origin, "fields");
  const where = isOwn ? at(origin, "fields") : { block: origin.block, path: ["fields", "write"] };
  const list = valueAt(blocks[origin.block]?.draft, where.path);
  const owner = typeof visible === "object" && "own" in visible ? visible.own : undefined;
  return writes.flatMap((name) => {
    const owned = name === owner ? [ownedBy(name)] : [];
    const wrong = [...setByServer(names, `${model ?? ""}.${name}`), ...owned].slice(0, 1);
    return wrong.map((said) => ({ where: Array.isArray(list) ? at(where, list.indexOf(name)) : where, ...said }));
  });
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
