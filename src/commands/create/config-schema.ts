import { z } from "zod";
import { frameworks, presets } from "../../../generators/define.ts";
import { features } from "../../../generators/features.ts";

const featureId = z.enum(features.map(({ id }) => id));

/** The answers that `--config` takes; docs/config.schema.json is this schema as JSON Schema. */
export const configSchema = z
  .strictObject({
    name: z.string().describe("The project's name; that of the folder where it is left out."),
    framework: z.enum(frameworks).describe("The web framework."),
    preset: z.enum(presets).describe("Which features to start from."),
    with: z.array(featureId).describe("Features to add to the preset."),
    without: z.array(featureId).describe("Features to take out of the preset."),
    description: z.string().describe("One sentence for the README and the API document."),
  })
  .partial();

export type ConfigFile = z.infer<typeof configSchema>;

export function printConfigSchema(): string {
  const schema = {
    title: "Answers for create-backend-plan",
    ...z.toJSONSchema(configSchema, { target: "draft-2020-12" }),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
