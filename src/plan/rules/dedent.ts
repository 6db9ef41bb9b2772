/** Lines of a nested block as they look on their own: without the indentation that all of them share. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n+|\n+$/g, "").split("\n");
  const margins = lines.filter((line) => line.trim() !== "").map((line) => /^ */.exec(line)?.[0].length ?? 0);
  return lines.map((line) => line.slice(Math.min(...margins))).join("\n");
}
