const planCommands = ["new", "lint", "explain", "ready", "status", "help"];
const gitCommands = ["log", "show", "diff", "blame", "status"];

// Words and quoted texts in which a shell expands, chains and redirects nothing. One character at a time: no backtracking.
const plain = /^(?:'[^'\r\n]*'|"[^"$`\\!\r\n]*"|[^\s;&|<>`$(){}\\*?[\]~!#"']|[ \t])*$/;

// Flags that write or read elsewhere, and whatever git takes for an abbreviation of them.
const elsewhere = /^(?:-o|--o(?!neline$)|--cwd|--ext)/;

/**
 * Whether a shell command is one plain call that reads the repository or works on plans. Unsure means no.
 * @param isPlan whether a word of the command names a plan, or the folder of plans
 */
export function readOnlyCommand(command: string, isPlan: (word: string) => boolean): boolean {
  const line = command.trim();
  if (!plain.test(line)) {
    return false;
  }
  const words = line.replaceAll(/["']/g, "").split(/[ \t]+/);
  return !words.some((word) => elsewhere.test(word)) && (isGitRead(words) || isPlanCommand(words, isPlan));
}

function isGitRead([program, subcommand = ""]: readonly string[]): boolean {
  return program === "git" && gitCommands.includes(subcommand);
}

function isPlanCommand(words: readonly string[], isPlan: (word: string) => boolean): boolean {
  const call = words[0] === "npx" ? words.slice(1).filter((word) => !/^(?:--yes|-y)$/.test(word)) : words;
  const [name = "", subcommand = "", ...rest] = call;
  const writesWhatItIsGiven = subcommand === "lint" || subcommand === "ready";
  const staysWithPlans = (word: string): boolean => word.startsWith("-") || isPlan(word);
  return (
    /^create-backend-plan(?:@[\w.-]+)?$/.test(name) &&
    planCommands.includes(subcommand) &&
    (!writesWhatItIsGiven || rest.every(staysWithPlans))
  );
}
