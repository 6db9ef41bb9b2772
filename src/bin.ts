#!/usr/bin/env node
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";

import { resolveAnswers } from "../generators/project.ts";
import { scaffold } from "./commands/scaffold.ts";
import { UserError } from "./errors.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    framework: { type: "string" },
    preset: { type: "string" },
    with: { type: "string" },
    without: { type: "string" },
    yes: { type: "boolean" },
    "dry-run": { type: "boolean" },
  },
});
try {
  const target = resolve(process.env["INIT_CWD"] ?? process.cwd(), positionals[0] ?? "my-api");
  const answers = resolveAnswers({
    name: basename(target),
    framework: values.framework === "django" ? "django" : "flask",
    preset: values.preset === "minimal" || values.preset === "full" ? values.preset : "standard",
    with: values.with?.split(",") ?? [],
    without: values.without?.split(",") ?? [],
  });
  const result = await scaffold({ target, answers, mode: values["dry-run"] === true ? "dry-run" : "write" });
  process.stdout.write(`${result.changes.length} files in ${result.target}\n`);
} catch (error) {
  if (!(error instanceof UserError)) {
    throw error;
  }
  process.stderr.write(`${error.message}\n${error.fix}\n`);
  process.exitCode = error.exitCode;
}
