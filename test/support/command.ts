import { execa } from "execa";
import { endGroup, watchGroup } from "./process-groups.ts";

export interface CommandOptions {
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Seconds. */
  readonly timeout?: number;
}

export interface CommandResult {
  /** Null where a signal or the time limit ended it. */
  readonly exitCode: number | null;
  /** Both streams as they came. */
  readonly output: string;
}

const tailLength = 8_000;

/** Runs a program to its end, with everything it started ended with it. */
export async function runCommand(words: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const [file = "", ...args] = words;
  const child = execa(file, args, {
    cwd: options.cwd,
    env: options.env,
    extendEnv: false,
    stdin: "ignore",
    all: true,
    reject: false,
    detached: true,
  });
  watchGroup(child.pid);
  const timer = setTimeout(() => endGroup(child.pid), (options.timeout ?? 300) * 1000);
  const result = await child;
  clearTimeout(timer);
  endGroup(child.pid);
  return { exitCode: result.exitCode ?? null, output: result.all === "" ? (result.shortMessage ?? "") : result.all };
}

/** Like `runCommand`, and throws with the end of the output where the program failed. */
export async function expectSuccess(words: readonly string[], options: CommandOptions): Promise<string> {
  const { exitCode, output } = await runCommand(words, options);
  if (exitCode !== 0) {
    throw new Error(`exit ${exitCode}: ${words.join(" ")}\nin ${options.cwd}\n${output.slice(-tailLength)}`);
  }
  return output;
}
