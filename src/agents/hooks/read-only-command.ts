const planCommands = ["new", "lint", "explain", "ready", "status"];
const gitCommands = ["log", "show", "diff", "blame", "status"];

// Anything that a shell would expand, chain, redirect or put into the background.
const shellSyntax = /[;&|<>`$(){}\\\n\r*?[\]~!#]/;
const elsewhere = /^["']?(?:--cwd|--out|-o|--ext-diff|--open)/;

/** Whether a shell command is one plain call that reads the repository or works on plans. Unsure means no. */
export function readOnlyCommand(command: string): boolean {
  const line = command.trim();
  if (shellSyntax.test(line)) {
    return false;
  }
  const words = line.match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? [];
  return !words.some((word) => elsewhere.test(word)) && (isGitRead(words) || isPlanCommand(words));
}

function isGitRead([program, subcommand = ""]: readonly string[]): boolean {
  return program === "git" && gitCommands.includes(subcommand);
}

function isPlanCommand(words: readonly string[]): boolean {
  const [name = "", subcommand = ""] =
    words[0] === "npx" ? words.slice(1).filter((word) => !/^(?:--yes|-y)$/.test(word)) : words;
  return /^create-backend-plan(?:@[\w.-]+)?$/.test(name) && planCommands.includes(subcommand);
}
