import { meantCommand } from "../commands/command-names.ts";
import type { Command } from "../commands/command.ts";
import { UserError } from "../errors.ts";
import { suggest } from "../suggest.ts";
import { commandTable } from "./command-table.ts";
import { parseArguments } from "./parse-arguments.ts";

/** A folder may have any name, but one that reads like a command has to be written as a folder. */
export function refuseMisplacedCommand(word: string): void {
  const meant = meantCommand(word);
  if (meant === word) {
    throw new UserError("misplaced-command", `"${word}" is a command, and no folder`, fixFor(`${meant} first`, word));
  }
  if (meant !== null) {
    throw unknownCommand(word, meant);
  }
}

/**
 * For a line that is none of scaffolding: a word of any length that is near a command misspells it if the others fit
 * that command.
 */
export async function refuseMisspelt(word: string, args: readonly string[]): Promise<void> {
  const likely = suggest(word, commandTable.keys());
  const command = likely === null ? undefined : await commandTable.get(likely)?.load();
  if (likely !== null && command !== undefined && fits(args.toSpliced(args.indexOf(word), 1), command)) {
    throw unknownCommand(word, likely);
  }
}

function fits(args: readonly string[], command: Command): boolean {
  try {
    parseArguments(args, command);
    return true;
  } catch {
    return false;
  }
}

function unknownCommand(word: string, meant: string): UserError {
  return new UserError("unknown-command", `unknown command "${word}"`, fixFor(meant, word));
}

function fixFor(words: string, folder: string): string {
  return `write ${words}, or ./${folder} for a folder of that name`;
}
