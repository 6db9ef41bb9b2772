import type { Command } from "../commands/command.ts";

/** What `--help` shows of a command without loading it, and how to load it. */
export interface CommandEntry {
  readonly summary: string;
  load(): Promise<Command>;
}

/** Adding a command is one file in `commands/` and one entry here; the summary equals the command's own (tested). */
export const commandTable: Readonly<Record<string, CommandEntry>> = {};
