const needsNoQuotes = /^[A-Za-z0-9_@%+=:,./-]+$/;

/**
 * A command line that a person can paste: POSIX single quotes, or on Windows the double quotes that
 * cmd and PowerShell both take. (`%NAME%` and `$name` inside them stay what those shells make of them.)
 */
export function shellQuote(words: readonly string[], platform: NodeJS.Platform): string {
  const quote = platform === "win32" ? quoteForWindows : quoteForPosix;
  return words.map(quote).join(" ");
}

function quoteForPosix(word: string): string {
  return needsNoQuotes.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

function quoteForWindows(word: string): string {
  return /^[A-Za-z0-9_@+=:./\\-]+$/.test(word) ? word : `"${word.replaceAll('"', String.raw`\"`)}"`;
}
