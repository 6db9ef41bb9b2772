/** Text from a document as a terminal may show it: without control and direction characters, which could rewrite the line. */
export function printable(text: string): string {
  return text.replaceAll(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu, "\uFFFD");
}
