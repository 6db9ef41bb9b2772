import { z } from "zod";
import { decisionOf } from "./decide.ts";
import { describeMeaning, describeValue } from "./describe-value.ts";
import { type FieldType, fieldTypes } from "./field-types.ts";
import { frontMatterSchema } from "./front-matter-schema.ts";
import { kinds } from "./kinds.ts";

/** The generated part of docs/plan-format.md: front matter, field types and every kind of block, key by key. */
export function referencePage(): string {
  const blocks = Object.entries(kinds).map(([kind, schema]) => kindReference(kind, schema));
  return [
    "## Front matter",
    keyTable(frontMatterSchema),
    "## Field types",
    fieldTypeTable(),
    "## Blocks",
    ...blocks,
  ].join("\n\n");
}

/** The keys of one kind of block; what `explain model` prints. */
export function kindReference(kind: string, schema: z.ZodObject): string {
  return `### plan:${kind}\n\n${keyTable(schema)}`;
}

function keyTable(schema: z.ZodObject): string {
  const rows = Object.entries(schema.shape as z.ZodRawShape).map(([key, value]) => keyRow(key, value as z.ZodType));
  return ["| key | needed | value | meaning |", "|---|---|---|---|", ...rows].join("\n");
}

function keyRow(key: string, schema: z.ZodType): string {
  const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
  const code = decisionOf(inner)?.code;
  const meaning = describeMeaning(schema) + (code === undefined ? "" : ` (${code})`);
  return `| \`${key}\` | ${schema instanceof z.ZodOptional ? "" : "yes"} | ${cell(describeValue(schema))} | ${cell(meaning.trim())} |`;
}

function fieldTypeTable(): string {
  const rows = Object.entries<FieldType>(fieldTypes).map(
    ([name, { summary, wire, example }]) => `| \`${name}\` | ${cell(summary)} | ${wire} | \`${example}\` |`,
  );
  return ["| type | is | on the wire | example |", "|---|---|---|---|", ...rows].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
