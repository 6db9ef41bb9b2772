import type { Run } from "./process/run.ts";
import type { Ask } from "./question.ts";

/** What a command says while it works; goes to stderr, never to stdout. */
export interface Progress {
  /** Marks a step as running while `work` runs, then as done or failed. */
  step<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** One line by itself. */
  note(line: string): void;
}

export type Style = (format: "bold" | "cyan" | "dim" | "green" | "red" | "yellow", text: string) => string;

/** Everything a command may touch beyond its own arguments. */
export interface Effects {
  /** Absolute: where relative paths of the user start. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** False without a terminal and with `--yes` or `--json`: then nobody is asked. */
  readonly interactive: boolean;
  readonly ask: Ask;
  readonly run: Run;
  readonly progress: Progress;
  /** Wraps a text in a style for stdout; gives it back as it is where there are no colours. */
  readonly style: Style;
  /** Aborted by Ctrl-C and SIGTERM: stop before the next irreversible step. */
  readonly signal: AbortSignal;
}
