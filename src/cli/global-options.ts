import type { OptionTable } from "../commands/command.ts";

export const globalOptions = {
  yes: { type: "boolean", short: "y", help: "take every default, ask nothing" },
  "dry-run": { type: "boolean", help: "say what would be written, write nothing" },
  diff: { type: "boolean", help: "show the text of every change as a unified diff" },
  json: { type: "boolean", help: "print exactly one JSON document on stdout, ask nothing" },
  cwd: { type: "string", value: "DIR", help: "work as if started in DIR" },
  "no-color": { type: "boolean", help: "no colours (so does the variable NO_COLOR)" },
  help: { type: "boolean", short: "h", help: "show this help" },
  version: { type: "boolean", short: "V", help: "show the version" },
} as const satisfies OptionTable;
