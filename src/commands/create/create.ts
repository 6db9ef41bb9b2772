import { presetFeatures } from "../../../generators/resolve-features.ts";
import { defineCommand } from "../command.ts";
import { createOptions } from "./create-options.ts";

export const create = defineCommand({
  name: "",
  summary: "makes a Flask or Django backend that runs at once",
  usage: "[DIR]",
  description: [
    "Asks what no flag and no config file answers; without a terminal it asks nothing.",
    `Features: ${presetFeatures("full").join(", ")}.`,
    'The preset "minimal" has none of them, "standard" and "full" have all.',
  ].join("\n"),
  examples: [
    "my-api",
    "my-api --yes --start",
    "my-api --framework django --preset minimal --with auth,health",
    "my-api --config backend.yaml --dry-run",
  ],
  options: createOptions,
  positionals: { min: 0, max: 1 },
  // What makes a project is loaded when one is to be made, and not for `--help`.
  run: async (input, effects) => (await import("./create-project.ts")).createProject(input, effects),
});
