import { stat } from "node:fs/promises";
import path from "node:path";
import type { Command, CommandInput } from "../commands/command.ts";
import { UserError } from "../errors.ts";
import { ExitCode } from "../exit-codes.ts";
import { suggest } from "../suggest.ts";
import { version } from "../version.ts";
import { commandTable, loadCreate } from "./command-table.ts";
import { colorMode, openStream } from "./console.ts";
import { createEffects } from "./create-effects.ts";
import { commandHelp, programHelp } from "./help.ts";
import {
  firstWord,
  parseArguments,
  type Preliminaries,
  readCwd,
  readPreliminaries,
  splitCommand,
} from "./parse-arguments.ts";
import { refuseMisplacedCommand, refuseMisspelt } from "./refuse-misspelt.ts";
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
  const input = name === null ? await parseScaffolding(rest, command) : parseArguments(rest, command);
  const effects = createEffects(cwd, input.flags, output);
  return reportOutcome(await command.run(input, effects), output);
}

/** What may be a misspelt command is said before anything that only follows from it. */
async function parseScaffolding(args: readonly string[], create: Command): Promise<CommandInput> {
  const word = firstWord(args, create);
  if (word === undefined) {
    return parseArguments(args, create);
  }
  refuseMisplacedCommand(word);
  try {
    return parseArguments(args, create);
  } catch (error) {
    await refuseMisspelt(word, args);
    throw error;
  }
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

async function workingFolder(startedIn: string, cwd: string | undefined): Promise<string> {
  const folder = path.resolve(startedIn, cwd ?? ".");
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory() !== true) {
    throw new UserError("no-folder", `there is no folder "${cwd ?? folder}"`, "give --cwd a folder that exists");
  }
  return folder;
}
