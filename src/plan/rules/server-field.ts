import { valueAt } from "../checked-block.ts";
import { at } from "../ir/field-ir.ts";
import type { NameIndex } from "../name-index.ts";
import { isSaid } from "./endpoint-facts.ts";
import { findReferences } from "./references.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const serverField = defineRule({
  code: "BP311",
  severity: "error",
  conventions: ["strict-input"],
  summary: "no client writes a field that is set by the server",
  reason: "Mass assignment: a client that may send `status` sends `paid`.",
  fix: "leave the field out of what is written, or drop set_by: server",
  good: "update: {fields: [due_at], concurrency: etag}",
  bad: "update: {fields: [due_at, status], concurrency: etag}",
  check: find,
});

function* find({ ir, blocks, names }: RuleContext): Iterable<Report> {
  for (const { writes, model, origin, operation } of ir.endpoints) {
    const path = operation === undefined || !isSaid(blocks, origin, "fields") ? at({ ...origin, path: [] }, "fields", "write") : at(origin, "fields");
    yield* writes.filter((name) => isServerSet(names, model, name)).map((name) => ({ where: path, message: `"${name}" is set by the server` }));
  }
  for (const [block, { kind, draft }] of blocks.entries()) {
    for (const { path, name } of kind === "endpoint" ? findReferences(valueAt(draft, ["request"]) ?? null, ["request"]) : []) {
      const [, model, field = ""] = /^(model\.\w+)\.(\w+)$/.exec(name) ?? [];
      if (isServerSet(names, model, field)) {
        yield { where: { block, path }, message: `"${name}" is set by the server` };
      }
    }
  }
}

function isServerSet(names: NameIndex, model: string | undefined, field: string): boolean {
  const isId = field === "id";
  return !isId && (names.models.get(model ?? "")?.some(({ fields }) => fields.some(({ name, set_by: setBy }) => name === field && setBy === "server")) ?? false);
}
