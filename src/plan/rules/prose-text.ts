/** A line with its code spans and link targets blanked, every character where it was. */
export function withoutCode(text: string): string {
  return text.replaceAll(/`[^`]*`|\]\([^()]*\)/g, (span) => " ".repeat(span.length));
}
