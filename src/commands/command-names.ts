import { editDistance } from "../suggest.ts";

/** In the order of `--help`. */
export const commandNames = ["new", "lint", "ready", "status", "explain", "agents"] as const;

export type CommandName = (typeof commandNames)[number];

/**
 * The command that a word names, or misspells: `lnt` is more likely `lint` than a folder, which can be written
 * `./lnt`. Short words have too many neighbours.
 */
export function meantCommand(word: string): CommandName | "help" | null {
  const names = ["help", ...commandNames] as const;
  return (
    names.find((name) => name === word) ??
    names.find((name) => name.length > 3 && editDistance(word, name) === 1) ??
    null
  );
}
