import { execa } from "execa";

/** The words that a POSIX shell makes of a command line. */
export async function splitShellWords(line: string): Promise<readonly string[]> {
  const { stdout } = await execa("sh", ["-c", `printf '%s\\0' ${line}`], { stripFinalNewline: false });
  return stdout.split("\0").slice(0, -1);
}
