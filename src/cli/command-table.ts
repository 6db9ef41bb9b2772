import type { Command } from "../commands/command.ts";

/** What `--help` shows of a command without loading it, and how to load it. */
export interface CommandEntry {
  readonly summary: string;
  load(): Promise<Command>;
}

/** Adding a command is one file in `commands/` and one entry here; the summary equals the command's own (tested). */
export const commandTable: ReadonlyMap<string, CommandEntry> = new Map<string, CommandEntry>([
  [
    "agents",
    {
      summary: "install or refresh the roles, skills and hooks of a team's agent tools",
      load: async () => (await import("../commands/agents.ts")).agents,
    },
  ],
  [
    "lint",
    {
      summary: "check plans: what is undecided, wrong, dangling, or against a convention",
      load: async () => (await import("../commands/lint.ts")).lint,
    },
  ],
]);

/** What runs where the first word names no command. */
export async function loadCreate(): Promise<Command> {
  return (await import("../commands/create/create.ts")).create;
}
