/**
 * Front matter in which every string is double quoted: a plain `Use it: now` would be read as a mapping, and the
 * agent tools then drop the whole header without a word. JSON strings are YAML strings.
 */
export function frontMatterText(values: Readonly<Record<string, FrontMatterValue>>): string {
  const lines = Object.entries(values).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return ["---", ...lines, "---", ""].join("\n");
}

export type FrontMatterValue = string | boolean | readonly string[];
