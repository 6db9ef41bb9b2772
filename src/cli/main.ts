import { stat } from "node:fs/promises";
import path from "node:path";
import type { Command } from "../commands/command.ts";
import { meantCommand } from "../commands/command-names.ts";
import { UserError } from "../errors.ts";
import { ExitCode } from "../exit-codes.ts";
import { suggest } from "../suggest.ts";
import { version } from "../version.ts";
import { commandTable, loadCreate } from "./command-table.ts";
import { colorMode, openStream } from "./console.ts";
import { createEffects } from "./create-effects.ts";
import { commandHelp, programHelp } from "./help.ts";
import { parseArguments, type Preliminaries, readCwd, readPreliminaries, splitCommand } from "./parse-arguments.ts";
import { type Output, reportFailure, reportOutcome } from "./report.ts";

/** Runs one command line and returns the exit code; the only place that reports what was thrown. */
export async function main(args: readonly string[], startedIn: string): Promise<number> {
  const preliminaries = readPreliminaries(args);
  const output = openOutput(preliminaries);
  try {
    const help = await answerAbout(args, preliminaries);
    if (help !== null) {
      const data = preliminaries.version ? { version } : { help: help.join("\n") };
      return reportOutcome({ exitCode: ExitCode.ok, data, lines: help }, output);
    }
    return await runCommand(args, await workingFolder(startedIn, readCwd(args)), output);
  } catch (error) {
    return reportFailure(error, output);
  }
}

/** A stdout that takes nothing makes any run a failure; where stderr takes nothing, there is nobody to tell. */
function openOutput(preliminaries: Preliminaries): Output {
  const colors = colorMode(process.env, preliminaries);
  const stderr = openStream(process.stderr, colors, () => undefined);
  const stdout = openStream(process.stdout, colors, ({ code }) => {
    const failure = new UserError(
      "output-failed",
      `the output cannot be written (${code})`,
      "send it to a place that takes it",
    );
    reportFailure(failure, { stdout, stderr, format: "text" });
    process.once("exit", () => {
      process.exitCode = failure.exitCode;
    });
  });
  return { stdout, stderr, format: preliminaries.json ? "json" : "text" };
}

async function runCommand(args: readonly string[], cwd: string, output: Output): Promise<number> {
  const { name, rest } = splitCommand(args, [...commandTable.keys()]);
  const command = await loadCommand(name);
  const input = parseArguments(rest, command);
  if (name === null) {
    refuseMisplacedCommand(input.positionals[0]);
  }
  const effects = createEffects(cwd, input.flags, output);
  return reportOutcome(await command.run(input, effects), output);
}

/** The lines of `--version`, `--help` and `help COMMAND`; null where something is to be done. */
async function answerAbout(
  args: readonly string[],
  asked: { readonly help: boolean; readonly version: boolean },
): Promise<readonly string[] | null> {
  if (asked.version) {
    return [version];
  }
  const { name, rest } = splitCommand(args, ["help", ...commandTable.keys()]);
  if (name === "help") {
    const topic = rest.find((word) => !word.startsWith("-"));
    return helpOf(topic === "help" ? null : (topic ?? null));
  }
  return asked.help ? helpOf(name) : null;
}

async function helpOf(name: string | null): Promise<readonly string[]> {
  if (name !== null) {
    return commandHelp(await loadCommand(name));
  }
  const summaries = new Map([...commandTable].map(([key, { summary }]) => [key, summary]));
  return programHelp(await loadCreate(), summaries);
}

async function loadCommand(name: string | null): Promise<Command> {
  if (name === null) {
    return loadCreate();
  }
  const entry = commandTable.get(name);
  if (entry !== undefined) {
    return entry.load();
  }
  const likely = suggest(name, commandTable.keys());
  throw new UserError(
    "unknown-command",
    `unknown command "${name}"`,
    likely === null ? "see --help for the commands there are" : `did you mean ${likely}?`,
  );
}

/** A folder may have any name, but one that reads like a command has to be written as a folder. */
function refuseMisplacedCommand(word: string | undefined): void {
  const meant = word === undefined ? null : meantCommand(word);
  if (meant !== null) {
    const isExact = meant === word;
    throw new UserError(
      isExact ? "misplaced-command" : "unknown-command",
      isExact ? `"${word}" is a command, and no folder` : `unknown command "${word}"`,
      `write ${meant}${isExact ? " first" : ""}, or ./${word} for a folder of that name`,
    );
  }
}

async function workingFolder(startedIn: string, cwd: string | undefined): Promise<string> {
  const folder = path.resolve(startedIn, cwd ?? ".");
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory() !== true) {
    throw new UserError("no-folder", `there is no folder "${cwd ?? folder}"`, "give --cwd a folder that exists");
  }
  return folder;
}
