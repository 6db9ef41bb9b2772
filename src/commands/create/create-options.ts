import { type Framework, frameworks, type Preset, presets } from "../../../generators/define.ts";
import { conflictPolicies } from "../../files/conflict-policy.ts";
import type { OptionTable } from "../command.ts";

export const createOptions = {
  framework: { type: "string", value: frameworks.join("|"), help: "the web framework (flask)" },
  preset: { type: "string", value: presets.join("|"), help: "which features to start from (standard)" },
  with: { type: "string", multiple: true, value: "FEATURES", help: "add features to the preset, separated by commas" },
  without: { type: "string", multiple: true, value: "FEATURES", help: "take features out of the preset" },
  name: { type: "string", value: "NAME", help: "the project's name (that of the folder)" },
  description: { type: "string", value: "TEXT", help: "one sentence for the README and the API document" },
  config: { type: "string", value: "FILE", help: "answers from a YAML or JSON file; flags win over it" },
  "on-conflict": {
    type: "string",
    value: conflictPolicies.join("|"),
    help: "where you and this version changed the same lines (fail)",
  },
  start: { type: "boolean", help: "also install, migrate and serve in the foreground (PORT, 8000)" },
} as const satisfies OptionTable;

export const defaultName = "my-api";
export const defaultFramework: Framework = "flask";
export const defaultPreset: Preset = "standard";
