/** Text of several lines as a TOML value. TOML takes the line break after the opening quotes for layout, not for text. */
export function tomlLines(text: string): string {
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, escapeControl);
  return `"""\n${escaped}\n"""`;
}

/** Text without line breaks as a TOML value. */
export function tomlLine(text: string): string {
  return JSON.stringify(text).replaceAll(/\p{Cc}/gu, escapeControl);
}

function escapeControl(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
