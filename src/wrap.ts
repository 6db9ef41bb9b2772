/** Breaks paragraphs between words into lines of at most so many columns; a longer word has a line of its own. */
export function wrap(text: string, columns: number): readonly string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines = [""];
    for (const word of paragraph.split(" ")) {
      const line = [lines.at(-1), word].filter(Boolean).join(" ");
      lines.splice(line.length > columns ? lines.length : -1, 1, line.length > columns ? word : line);
    }
    return lines;
  });
}
