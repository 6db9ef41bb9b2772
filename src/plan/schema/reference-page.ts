import { z } from "zod";
import { describeForm } from "./describe-value.ts";
import { commonKeys } from "./field.ts";
import { type FieldType, fieldTypes } from "./field-types.ts";
import { frontMatterSchema } from "./front-matter-schema.ts";
import { keyEntries } from "./key-entries.ts";
import { kinds } from "./kinds.ts";
import { collectParts } from "./parts.ts";

/** The generated part of docs/plan-format.md: front matter, field types, parts and every kind of block, key by key. */
export function referencePage(): string {
  const blocks = Object.entries(kinds).map(([kind, schema]) => kindReference(kind, schema));
  return [
    "## Front matter",
    keyTable(frontMatterSchema.shape),
    "## Field types",
    "Every field has its `type`, may have the keys of the second table, and has those of its type.",
    fieldTypeTable(),
    keyTable(commonKeys),
    "## Parts",
    "What the tables call by a name. `create-backend-plan explain` tells about each, as in `explain condition`.",
    partTable(),
    "## Blocks",
    ...blocks,
  ].join("\n\n");
}

/** The keys of one kind of block, as a table. */
export function kindReference(kind: string, schema: z.ZodObject): string {
  return `### plan:${kind}\n\n${keyTable(schema.shape)}`;
}

function keyTable(shape: z.ZodRawShape): string {
  const rows = keyEntries(shape).map(
    ({ key, isNeeded, value, meaning }) =>
      `| \`${key}\` | ${isNeeded ? "yes" : ""} | ${cell(value)} | ${cell(meaning)} |`,
  );
  return ["| key | needed | value | meaning |", "|---|---|---|---|", ...rows].join("\n");
}

function fieldTypeTable(): string {
  const rows = Object.entries<FieldType>(fieldTypes).map(([name, { summary, wire, example, keys }]) => {
    const own = keyEntries(keys).map(({ key, isNeeded, value }) => `\`${key}\`${isNeeded ? "" : "?"}: ${value}`);
    return `| \`${name}\` | ${cell(summary)} | ${wire} | ${cell(own.join("; "))} | \`${example}\` |`;
  });
  return ["| type | is | on the wire | its keys | example |", "|---|---|---|---|---|", ...rows].join("\n");
}

function partTable(): string {
  const rows = [...collectParts()]
    .filter(([name]) => name !== "field" && name !== "front-matter")
    .map(([name, schema]) => {
      const form = schema instanceof z.ZodString ? "" : describeForm(schema);
      return `| ${name} | ${cell(schema.meta()?.description ?? "")} | ${cell(form)} |`;
    });
  return ["| part | is | value |", "|---|---|---|", ...rows].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
