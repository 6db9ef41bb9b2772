import { execa, type Options } from "execa";
import { fileURLToPath } from "node:url";

/** The built program, started as its users start it. */
export const bin = fileURLToPath(new URL("../../../dist/src/bin.js", import.meta.url));

export interface CliResult {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What stdin is; by default it is at its end, as with `</dev/null`. */
  readonly stdin?: "ignore" | "pipe";
}

/** A run that hangs is ended after this long and fails its test by its exit code. */
const limitMilliseconds = 20_000;

export async function runCli(args: readonly string[], options: CliOptions): Promise<CliResult> {
  const { cwd, env = {}, stdin = "ignore" } = options;
  const settings = { cwd, env, stdin, reject: false, timeout: limitMilliseconds } satisfies Options;
  const { exitCode, stdout, stderr } = await execa(process.execPath, [bin, ...args], settings);
  return { exitCode, stdout, stderr };
}
