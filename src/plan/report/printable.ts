/**
 * Text from a document, or the name of one, as a line of a terminal may show it: without line ends, control and
 * direction characters, which could rewrite the line or forge another one.
 */
export function printable(text: string): string {
  return text.replaceAll(/(?!\t)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, "\uFFFD");
}
