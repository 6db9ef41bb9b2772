import { UserError } from "../errors.ts";
import { ExitCode } from "../exit-codes.ts";
import type { Rule } from "../plan/rules/rule.ts";
import { suggest } from "../suggest.ts";
import { type CommandInput, defineCommand } from "./command.ts";
import type { Effects } from "../effects.ts";
import type { Outcome } from "./outcome.ts";

export const explain = defineCommand({
  name: "explain",
  summary: "tell why a rule exists, or what a kind of block may hold",
  usage: "CODE|KIND",
  examples: ["explain BP203", "explain model"],
  options: {},
  positionals: { min: 1, max: 1 },
  run: explainWord,
});

async function explainWord({ positionals }: CommandInput, effects: Effects): Promise<Outcome> {
  const [word = ""] = positionals;
  const { findRule, rules } = await import("../plan/rules/index.ts");
  const { kinds, isKind } = await import("../plan/schema/kinds.ts");
  const rule = findRule(word.toUpperCase());
  if (rule !== undefined) {
    const { check: _, ...data } = rule;
    return { exitCode: ExitCode.ok, data, lines: ruleLines(rule, effects) };
  }
  const kind = word.replace(/^plan:/, "");
  if (isKind(kind)) {
    const { kindReference } = await import("../plan/schema/reference-page.ts");
    const text = kindReference(kind, kinds[kind]);
    return { exitCode: ExitCode.ok, data: { kind, reference: text }, lines: text.split("\n") };
  }
  const known = [...rules.map(({ code }) => code), ...Object.keys(kinds)];
  const meant = suggest(word, known);
  throw new UserError(
    "unknown-code",
    `there is no rule or kind "${word}"`,
    meant === null ? "take the code from a finding, as in BP203" : `try explain ${meant}`,
  );
}

function ruleLines(
  { code, severity, summary, reason, fix, bad, good, conventions = [] }: Rule,
  { style }: Effects,
): readonly string[] {
  return [
    `${style("bold", code)} ${style(severity === "error" ? "red" : "yellow", severity)}: ${summary}`,
    ...(conventions.length === 0 ? [] : [`convention: ${conventions.join(", ")}`]),
    "",
    reason,
    "",
    style("red", "not so:"),
    ...indent(bad === "" ? "(without)" : bad),
    "",
    style("green", "but so:"),
    ...indent(good),
    "",
    `${style("cyan", "fix:")} ${fix}`,
    `waive: a plan:deviation block with waives: ${code}, at and reason`,
  ];
}

function indent(text: string): readonly string[] {
  return text
    .replace(/\n+$/, "")
    .split("\n")
    .map((line) => `    ${line}`);
}
