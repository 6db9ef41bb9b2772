import { foldName } from "../../names/check.ts";
import { at } from "../ir/field-ir.ts";
import type { ModelIr } from "../ir/model-ir.ts";
import { knownFields } from "../known-project.ts";
import { bodiesOf } from "./bodies.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const oneSpelling = defineRule({
  code: "BP230",
  severity: "error",
  summary: "two names differ by more than case and underscores, and no field is called like the column of a relation",
  reason:
    "`OrderLine` and `Orderline` are one table, one file on some disks and one word to a reader; `customer: {type: ref}` already makes the column `customer_id`.",
  fix: "take another name for one of the two, or say it once",
  good: `  title_text: {type: string, max: 300}
  status: {type: enum, values: [active, returned, lost], default: active, set_by: server}`,
  bad: `  title_text: {type: string, max: 300}
  titletext: {type: string, max: 300}
  status: {type: enum, values: [active, returned, lost], default: active, set_by: server}`,
  check: find,
});

interface Entry {
  readonly name: string;
  /** Every spelling that it takes up. */
  readonly takes: readonly string[];
  /** Absent for what the project has. */
  readonly where?: Report["where"];
}

function* find(context: RuleContext): Iterable<Report> {
  const { ir, names } = context;
  const known = names.project.ids.filter((id) => id.startsWith("model.")).map((id) => entry(id));
  yield* twins([...known, ...ir.models.map(({ id, origin }) => ({ ...entry(id), where: at(origin, "id") }))]);
  for (const [id, models] of names.models) {
    const there = (knownFields(names.project, id) ?? []).map(({ name, type }) => entry(name, type));
    yield* twins([...there, ...models.flatMap(fieldsOf)]);
  }
  for (const body of bodiesOf(context)) {
    yield* twins(body.map(({ name, where }) => ({ ...entry(name), where })));
  }
}

function fieldsOf({ fields }: ModelIr): readonly Entry[] {
  return fields.map(({ name, type, origin }) => ({ ...entry(name, type), where: origin }));
}

function entry(name: string, type?: string): Entry {
  const column = type === "ref" || type === "one" ? [foldName(`${name}_id`)] : [];
  return { name, takes: [foldName(name), ...column] };
}

function* twins(entries: readonly Entry[]): Iterable<Report> {
  const first = new Map<string, string>();
  for (const { name, takes, where } of entries) {
    const other = takes.map((spelling) => first.get(spelling)).find((taken) => taken !== undefined && taken !== name);
    if (other !== undefined && where !== undefined) {
      yield { where, at: "key", message: `"${name}" and "${other}" would be one name` };
    }
    takes.filter((spelling) => !first.has(spelling)).forEach((spelling) => first.set(spelling, name));
  }
}
