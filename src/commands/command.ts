import type { Effects } from "../effects.ts";
import type { Outcome } from "./outcome.ts";

/** A flag: what `node:util` parseArgs takes, and what `--help` says about it. */
export interface CommandOption {
  readonly type: "boolean" | "string";
  readonly multiple?: boolean;
  readonly short?: string;
  /** The placeholder of the value in `--help`, for instance `FILE`. */
  readonly value?: string;
  readonly help: string;
}

export type OptionTable = Readonly<Record<string, CommandOption>>;

type ValueOf<O extends CommandOption> = O["type"] extends "boolean"
  ? boolean
  : O["multiple"] extends true
    ? readonly string[]
    : string;

/** What was typed, by flag name; where the table is not known in detail, any flag may have any kind of value. */
export type OptionValues<O extends OptionTable> = OptionTable extends O
  ? Readonly<Record<string, boolean | string | readonly string[] | undefined>>
  : { readonly [K in keyof O]?: ValueOf<O[K]> };

/** The flags that every command has. `--cwd`, `--no-color`, `--help` and `--version` are dealt with before it runs. */
export interface GlobalFlags {
  /** Say what would be written, write nothing. */
  readonly dryRun: boolean;
  /** Print unified diffs of what is, or would be, written. */
  readonly diff: boolean;
  /** `Outcome.data` is printed instead of `Outcome.lines`; nothing is asked. */
  readonly json: boolean;
  /** Take every default, ask nothing. */
  readonly yes: boolean;
}

export interface CommandInput<O extends OptionTable = OptionTable> {
  readonly positionals: readonly string[];
  readonly values: OptionValues<O>;
  readonly flags: GlobalFlags;
}

export interface Command<O extends OptionTable = OptionTable> {
  readonly name: string;
  /** One line of `--help`, lower case, no full stop. */
  readonly summary: string;
  /** The part of the usage line after the name, for instance `[PLAN…]`. */
  readonly usage: string;
  /** Paragraphs of `help NAME` below the summary. */
  readonly description?: string;
  /** Full command lines shown by `help NAME`, without the program's name. */
  readonly examples: readonly string[];
  readonly options: O;
  /** How many positionals it takes; `max` absent: any number. */
  readonly positionals: { readonly min: number; readonly max?: number };
  /** Throws UserError for what the user can put right; returns 1 in `Outcome.exitCode` for findings. */
  run(input: CommandInput<O>, effects: Effects): Promise<Outcome>;
}

/** Gives `run` the types of its own options. The one export of a file in `commands/`, registered in `cli/command-table.ts`. */
export function defineCommand<const O extends OptionTable>(command: Command<O>): Command {
  // Sound because the command line reads the values by this very table before it calls `run`.
  return command as unknown as Command;
}
