/** Tells whoever runs the tests what was measured, or where something was left. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
