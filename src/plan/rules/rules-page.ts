import { dedent } from "./dedent.ts";
import { rules } from "./index.ts";
import type { Rule } from "./rule.ts";

const areas: readonly (readonly [digit: string, title: string])[] = [
  ["0", "The document"],
  ["1", "Any block"],
  ["2", "Models and fields"],
  ["3", "API"],
  ["4", "Tasks, services and channels"],
  ["5", "Migrations"],
  ["6", "Between blocks and plans"],
  ["9", "Prose"],
];

/** docs/rules.md, made from the rules themselves. */
export function rulesPage(): string {
  const parts = areas.flatMap(([digit, title]) => [
    `## ${title}`,
    ...rules.filter(({ code }) => code.startsWith(`BP${digit}`)).map(ruleEntry),
  ]);
  const intro =
    "What `lint` checks, made from the rules; `create-backend-plan explain CODE` prints the same. " +
    "A rule is waived by a `plan:deviation` block that names its code, the place and the reason.";
  return `${["# Lint rules", intro, ...parts].join("\n\n")}\n`;
}

function ruleEntry({ code, severity, summary, reason, fix, bad, good, conventions = [] }: Rule): string {
  const convention = conventions.length === 0 ? "" : ` Convention: ${conventions.map((id) => `\`${id}\``).join(", ")}.`;
  return [
    `### ${code}: ${summary}`,
    `${severity === "error" ? "Error" : "Warning"}.${convention} ${reason} To fix it, ${fix}.`,
    `Not so:\n\n${fenced(bad)}`,
    `But so:\n\n${fenced(good)}`,
  ].join("\n\n");
}

/** In a fence that is longer than any inside. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${dedent(text)}\n${fence}`;
}
