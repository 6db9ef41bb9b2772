import type { Command } from "../commands/command.ts";
import { type CommandName, commandNames } from "../commands/command-names.ts";

/** What `--help` shows of a command without loading it, and how to load it. */
export interface CommandEntry {
  readonly summary: string;
  load(): Promise<Command>;
}

/** Adding a command is one file in `commands/`, its name in `command-names.ts`, and one entry here; the summary equals the command's own (tested). */
const commands: Readonly<Record<CommandName, CommandEntry>> = {
  new: {
    summary: "write a plan document with every decision that is to be taken",
    load: async () => (await import("../commands/new.ts")).newPlan,
  },
  lint: {
    summary: "check plans: what is undecided, wrong, dangling, or against a convention",
    load: async () => (await import("../commands/lint.ts")).lint,
  },
  ready: {
    summary: "declare a plan ready: no finding, no open question",
    load: async () => (await import("../commands/ready.ts")).ready,
  },
  status: {
    summary: "show all plans: state, findings, open questions",
    load: async () => (await import("../commands/status.ts")).status,
  },
  explain: {
    summary: "tell why a rule exists, or what a kind of block may hold",
    load: async () => (await import("../commands/explain.ts")).explain,
  },
  agents: {
    summary: "install or refresh the roles, skills and hooks of a team's agent tools",
    load: async () => (await import("../commands/agents.ts")).agents,
  },
};

/** In the order of `--help`. */
export const commandTable: ReadonlyMap<string, CommandEntry> = new Map(
  commandNames.map((name) => [name, commands[name]] as const),
);

/** What runs where the first word names no command. */
export async function loadCreate(): Promise<Command> {
  return (await import("../commands/create/create.ts")).create;
}
