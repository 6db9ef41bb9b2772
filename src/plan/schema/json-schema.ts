import { z } from "zod";
import { kinds } from "./kinds.ts";

type JsonSchema = Readonly<Record<string, unknown>>;

const dialect = { target: "draft-2020-12", io: "input" } as const;

/** The JSON Schema of a `.plan.yaml` file, with that of each kind of block under `$defs`; made from the zod schemas. */
export function planJsonSchema(): JsonSchema {
  const all = z.toJSONSchema(z.object(kinds), dialect) as {
    $defs: Record<string, JsonSchema>;
    properties: Record<string, JsonSchema>;
  };
  const blocks = Object.entries(all.properties).map(
    ([kind, block]) => [`plan:${kind}`, withKind(kind, block)] as const,
  );
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Plan blocks",
    description:
      "What a .plan.yaml file holds. The schema of a fenced block is the entry of $defs that is named like its fence.",
    type: "object",
    properties: {
      plan: { const: 1, description: "The version of this format." },
      blocks: {
        type: "array",
        items: { anyOf: blocks.map(([fence]) => ({ $ref: `#/$defs/${fence}`, required: ["kind"] })) },
      },
    },
    required: ["plan", "blocks"],
    additionalProperties: false,
    $defs: { ...all.$defs, ...Object.fromEntries(blocks) },
  };
}

/** In a `.plan.yaml` file a block names its kind; in a fence the fence does. */
function withKind(kind: string, block: JsonSchema): JsonSchema {
  return {
    ...block,
    title: `plan:${kind}`,
    properties: { kind: { const: kind }, ...(block["properties"] as JsonSchema) },
  };
}
