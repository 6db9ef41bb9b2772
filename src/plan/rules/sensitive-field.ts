import type { NameIndex } from "../name-index.ts";
import { at } from "../ir/field-ir.ts";
import type { Origin } from "../ir/origin.ts";
import { namesIn } from "./list-field.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const sensitiveField = defineRule({
  code: "BP222",
  severity: "error",
  conventions: ["hardening"],
  summary: "a sensitive field is in no answer, event or filter",
  reason:
    "What is shown once is logged, cached and copied; what a list is filtered, sorted or searched by can be guessed letter by letter.",
  fix: "leave the field out",
  good: "fields: {read: {except: [embedding]}, write: all}",
  bad: "fields: {read: [id, access_pin], write: all}",
  check: find,
});

function* find(context: RuleContext): Iterable<Report> {
  for (const { name, where } of [...readByResources(context), ...listedBy(context), ...shownIn(context)]) {
    if (isSensitive(context.names, name)) {
      yield { where, message: `"${name}" is sensitive` };
    }
  }
}

/** A field as `model.Loan.access_pin`, and where it is named. */
interface NamedPlace {
  readonly name: string;
  readonly where: Origin;
}

function readByResources({ ir }: RuleContext): readonly NamedPlace[] {
  return ir.resources.flatMap(({ fields, model = "", origin }) => {
    const read: readonly unknown[] = Array.isArray(fields?.read) ? fields.read : [];
    return read.map((name) => ({ name: `${model}.${String(name)}`, where: at(origin, "fields", "read") }));
  });
}

function listedBy({ ir }: RuleContext): readonly NamedPlace[] {
  const lists = ir.endpoints.flatMap(({ list }) => list ?? []);
  return lists.flatMap((list) => namesIn(list).map(({ name, where }) => ({ name: `${list.of ?? ""}.${name}`, where })));
}

function shownIn({ blocks }: RuleContext): readonly NamedPlace[] {
  return blocks.flatMap(({ kind, references }, block) =>
    references
      .filter(({ path }) => kind === "shape" || showing[kind] === path[0])
      .map(({ path, name }) => ({ name, where: { block, path } })),
  );
}

/** Where bodies that are shown stand, by kind of block. */
const showing: Readonly<Record<string, string>> = { endpoint: "response", channel: "events" };

/** Whether `model.Loan.access_pin` is a field that must not be shown. */
function isSensitive(names: NameIndex, reference: string): boolean {
  const [, model = "", field] = /^(model\.\w+)\.(\w+)$/.exec(reference) ?? [];
  const models = names.models.get(model) ?? [];
  return models.some(({ fields }) => fields.some(({ name, sensitive }) => name === field && sensitive));
}
