/**
 * Prose inside a paragraph, a heading or a table cell: every character that could start markup is escaped, and
 * line breaks become spaces. The text is not trimmed to a length.
 */
export function encodeMarkdown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .replace(/[\\`*_[\]<>#|~&!{}$@]/g, "\\$&")
    .replace(/^([-+=]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? start : `\\${start}`))
    .replace(/^(\d+)([.)])/, "$1\\$2");
}
