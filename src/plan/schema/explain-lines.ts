import { z } from "zod";
import { describeForm, describeValue, partName } from "./describe-value.ts";
import { exampleOf } from "./example-blocks.ts";
import { commonKeys } from "./field.ts";
import { type FieldType, type FieldTypeName, fieldTypes } from "./field-types.ts";
import { type KeyEntry, keyEntries, keyEntry } from "./key-entries.ts";
import { type Kind, kinds } from "./kinds.ts";
import { partsIn } from "./parts.ts";
import { wrap } from "../../wrap.ts";

const columns = 96;

/** What a kind of block may hold, for a terminal, with one whole example. */
export function explainKind(kind: Kind): readonly string[] {
  const example = indent(exampleOf(kind).split("\n"), 4);
  return [
    `plan:${kind}`,
    ...keyLines(keyEntries(kinds[kind].shape)),
    "",
    "example:",
    ...example,
    ...seeAlso([kinds[kind]]),
  ];
}

/** What stands behind a name that the reference uses, as `condition` or `field`. */
export function explainPart(name: string, schema: z.ZodType): readonly string[] {
  const meaning = schema.meta()?.description ?? "the header of a plan document";
  return [...wrap(`${name}: ${meaning}`, columns), ...formLines(schema), ...seeAlso([schema])];
}

/** A key, at every place that has one of the name. */
export function explainKey(key: string, places: ReadonlyMap<string, z.ZodType>): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const [place, schema] of places) {
    const { value, meaning, isNeeded } = keyEntry(key, schema);
    const text = [isNeeded ? "needed" : "optional", value, ...(meaning === "" ? [] : [meaning])].join("\n");
    groups.set(text, [...(groups.get(text) ?? []), place]);
  }
  const lines = [...groups].flatMap(([text, where]) => [
    ...wrap(`${key} of ${where.join(", ")}`, columns),
    ...indent(
      text.split("\n").flatMap((line) => wrap(line, columns - 4)),
      4,
    ),
  ]);
  return [...lines, ...seeAlso([...places.values()])];
}

function formLines(schema: z.ZodType): readonly string[] {
  if (partName(schema) === "field") {
    return [
      ...keyLines(keyEntries(commonKeys), "every field has its type, and may have"),
      "",
      "types:",
      ...Object.values<FieldType>(fieldTypes).flatMap(typeLines),
    ];
  }
  if (schema instanceof z.ZodObject) {
    return keyLines(keyEntries(schema.shape));
  }
  if (schema instanceof z.ZodUnion) {
    return [
      "one of:",
      ...(schema.options as readonly z.ZodType[]).flatMap((option) => {
        const [first = "", ...rest] = wrap(describeValue(option), columns - 4);
        return [`  - ${first}`, ...indent(rest, 4)];
      }),
    ];
  }
  return schema instanceof z.ZodString ? [] : wrap(describeForm(schema), columns);
}

/** A type of field with its keys; nothing where there is none of the name. */
export function explainType(name: string): readonly string[] {
  const type = Object.hasOwn(fieldTypes, name) ? fieldTypes[name as FieldTypeName] : null;
  return type === null ? [] : [`field of type ${name}`, ...typeLines(type)];
}

function typeLines({ summary, example, keys }: FieldType): readonly string[] {
  return [
    `  ${example}`,
    ...indent(wrap(summary, columns - 6), 6),
    ...keyEntries(keys).flatMap(({ key, isNeeded, value, meaning }) => {
      const said = meaning === "" ? "" : `: ${meaning}`;
      return indent(wrap(`${key}${isNeeded ? "" : " (optional)"}: ${value}${said}`, columns - 6), 6);
    }),
  ];
}

function keyLines(entries: readonly KeyEntry[], heading = "may have:"): readonly string[] {
  const width = Math.max(...entries.map(({ key }) => key.length)) + 4;
  const section = (title: string, chosen: readonly KeyEntry[]): readonly string[] =>
    chosen.length === 0 ? [] : ["", title, ...chosen.flatMap((entry) => entryLines(entry, width))];
  return [
    ...section(
      "needs:",
      entries.filter(({ isNeeded }) => isNeeded),
    ),
    ...section(
      heading,
      entries.filter(({ isNeeded }) => !isNeeded),
    ),
  ];
}

function entryLines({ key, value, meaning }: KeyEntry, width: number): readonly string[] {
  const [first = "", ...rest] = [value, ...(meaning === "" ? [] : [meaning])].flatMap((text) =>
    wrap(text, columns - width),
  );
  return [`  ${key.padEnd(width - 2)}${first}`, ...indent(rest, width)];
}

/** The names that the lines about a schema use, and `explain` tells more about. */
function seeAlso(schemas: readonly z.ZodType[]): readonly string[] {
  const names = new Set(schemas.flatMap((schema) => [...partsIn(schema)]));
  const ends = `create-backend-plan explain NAME tells more about ${[...names].toSorted(byName).join(", ")}.`;
  return names.size === 0 ? [] : ["", ...wrap(ends, columns)];
}

function byName(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function indent(lines: readonly string[], by: number): readonly string[] {
  return lines.map((line) => `${" ".repeat(by)}${line}`);
}
