#!/usr/bin/env node
import path from "node:path";
import { fileURLToPath } from "node:url";
import { main } from "./cli/main.ts";
import { ExitCode } from "./exit-codes.ts";

/** `npm start` works in this package's own folder; paths are meant from where the user typed it. */
function startedIn(): string {
  const { INIT_CWD: typedIn, npm_lifecycle_event: script } = process.env;
  const packageFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
  const isOwnStart = script === "start" && process.cwd() === packageFolder;
  return isOwnStart && typedIn !== undefined ? typedIn : process.cwd();
}

// Until the command has ended: a process that runs out of work early must not count as a success.
process.exitCode = ExitCode.failed;
process.exitCode = await main(process.argv.slice(2), startedIn());
