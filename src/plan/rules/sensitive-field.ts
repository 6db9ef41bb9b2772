import { at } from "../ir/field-ir.ts";
import { findReferences } from "./references.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const sensitiveField = defineRule({
  code: "BP222",
  severity: "error",
  conventions: ["hardening"],
  summary: "a sensitive field is in no response",
  reason: "What is shown once is logged, cached and copied.",
  fix: "leave the field out of what is read",
  good: "fields: {read: {except: [embedding]}, write: all}",
  bad: "fields: {read: [id, access_pin], write: all}",
  check: find,
});

function* find({ ir, blocks, names }: RuleContext): Iterable<Report> {
  const isSensitive = (model: string | undefined, field: string): boolean =>
    names.models.get(model ?? "")?.some(({ fields }) => fields.some(({ name, sensitive }) => name === field && sensitive)) ?? false;
  for (const { fields, model, origin } of ir.resources) {
    const read = fields?.read;
    const shown = Array.isArray(read) ? (read as readonly string[]).filter((name) => isSensitive(model, name)) : [];
    yield* shown.map((name) => ({ where: at(origin, "fields", "read"), message: `"${name}" is sensitive` }));
  }
  for (const [block, { kind, draft }] of blocks.entries()) {
    for (const { path, name } of kind === "shape" || kind === "endpoint" ? findReferences(draft) : []) {
      const [, model, field] = /^(model\.\w+)\.(\w+)$/.exec(name) ?? [];
      const isShown = kind === "shape" || path[0] === "response";
      if (isShown && field !== undefined && isSensitive(model, field)) {
        yield { where: { block, path }, message: `"${name}" is sensitive` };
      }
    }
  }
}
