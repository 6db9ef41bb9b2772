const planCommands = ["new", "lint", "explain", "ready", "status"];
const gitCommands = ["log", "show", "diff", "blame", "status"];

// Words and quoted texts in which a shell expands, chains and redirects nothing. One character at a time: no backtracking.
const plain = /^(?:'[^'\r\n]*'|"[^"$`\\!\r\n]*"|[^\s;&|<>`$(){}\\*?[\]~!#"']|[ \t])*$/;

// Flags that write or read elsewhere, and whatever git takes for an abbreviation of them.
const elsewhere = /^(?:-o|--o(?!neline$)|--cwd|--ext)/;

/** Whether a shell command is one plain call that reads the repository or works on plans. Unsure means no. */
export function readOnlyCommand(command: string): boolean {
  const line = command.trim();
  if (!plain.test(line)) {
    return false;
  }
  const words = line.replaceAll(/["']/g, "").split(/[ \t]+/);
  return !words.some((word) => elsewhere.test(word)) && (isGitRead(words) || isPlanCommand(words));
}

function isGitRead([program, subcommand = ""]: readonly string[]): boolean {
  return program === "git" && gitCommands.includes(subcommand);
}

function isPlanCommand(words: readonly string[]): boolean {
  const call = words[0] === "npx" ? words.slice(1).filter((word) => !/^(?:--yes|-y)$/.test(word)) : words;
  const [name = "", subcommand = ""] = call;
  return /^create-backend-plan(?:@[\w.-]+)?$/.test(name) && planCommands.includes(subcommand);
}
