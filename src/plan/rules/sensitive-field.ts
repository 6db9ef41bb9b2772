import type { NameIndex } from "../name-index.ts";
import { at } from "../ir/field-ir.ts";
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
  for (const { fields, model, origin } of ir.resources) {
    const read: readonly unknown[] = Array.isArray(fields?.read) ? fields.read : [];
    const shown = read.filter((name) => isSensitive(names, `${model ?? ""}.${String(name)}`));
    yield* shown.map((name) => ({ where: at(origin, "fields", "read"), message: `"${String(name)}" is sensitive` }));
  }
  for (const [block, { kind, references }] of blocks.entries()) {
    const shown = references.filter(({ path }) => kind === "shape" || (kind === "endpoint" && path[0] === "response"));
    const leaks = shown.filter(({ name }) => isSensitive(names, name));
    yield* leaks.map(({ path, name }) => ({ where: { block, path }, message: `"${name}" is sensitive` }));
  }
}

/** Whether `model.Loan.access_pin` is a field that must not be shown. */
function isSensitive(names: NameIndex, reference: string): boolean {
  const [, model = "", field] = /^(model\.\w+)\.(\w+)$/.exec(reference) ?? [];
  const models = names.models.get(model) ?? [];
  return models.some(({ fields }) => fields.some(({ name, sensitive }) => name === field && sensitive));
}
