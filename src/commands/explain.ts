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
  usage: "CODE|KIND|NAME",
  description: [
    "CODE is that of a finding.",
    "KIND is a kind of block: model, resource, endpoint, shape, task, service, channel, migration, edge, decision, deviation, question or metric.",
    "NAME is a part of blocks, as in field, condition, value, duration, rate or front-matter; a type of field, as in decimal; or a key, as in visible.",
  ].join("\n"),
  examples: ["explain BP203", "explain model", "explain field", "explain on_delete"],
  options: {},
  positionals: { min: 1, max: 1 },
  run: explainWord,
});

async function explainWord({ positionals }: CommandInput, effects: Effects): Promise<Outcome> {
  const [word = ""] = positionals;
  const { findRule } = await import("../plan/rules/index.ts");
  const { dedent } = await import("../plan/rules/dedent.ts");
  const found = findRule(word.toUpperCase());
  if (found !== undefined) {
    const { check: _, ...data } = found;
    const rule = { ...found, bad: dedent(found.bad), good: dedent(found.good) };
    return { exitCode: ExitCode.ok, data, lines: ruleLines(rule, effects) };
  }
  return explainName(word.replace(/^plan:/, ""));
}

async function explainName(name: string): Promise<Outcome> {
  const { kinds, isKind } = await import("../plan/schema/kinds.ts");
  const { collectParts, placesOfKey } = await import("../plan/schema/parts.ts");
  const { explainKey, explainKind, explainPart, explainType } = await import("../plan/schema/explain-lines.ts");
  if (isKind(name)) {
    const { kindReference } = await import("../plan/schema/reference-page.ts");
    const { exampleOf } = await import("../plan/schema/example-blocks.ts");
    const data = { kind: name, reference: kindReference(name, kinds[name]), example: exampleOf(name) };
    return { exitCode: ExitCode.ok, data, lines: explainKind(name) };
  }
  const part = collectParts().get(name);
  const places = placesOfKey(name);
  const sections = [
    part === undefined ? [] : explainPart(name, part),
    explainType(name),
    places.size === 0 ? [] : explainKey(name, places),
  ].filter((lines) => lines.length > 0);
  if (sections.length === 0) {
    return refuseUnknown(name);
  }
  const lines = sections.flatMap((section, at) => (at === 0 ? section : ["", ...section]));
  return { exitCode: ExitCode.ok, data: { name, reference: lines.join("\n") }, lines };
}

async function refuseUnknown(word: string): Promise<never> {
  const { rules } = await import("../plan/rules/index.ts");
  const { kinds } = await import("../plan/schema/kinds.ts");
  const { collectParts } = await import("../plan/schema/parts.ts");
  const { fieldTypes } = await import("../plan/schema/field-types.ts");
  const names = [...new Set([...Object.keys(kinds), ...collectParts().keys(), ...Object.keys(fieldTypes)])];
  const meant = suggest(word, [...rules.map(({ code }) => code), ...names]);
  throw new UserError(
    "unknown-code",
    `there is no rule, kind of block, type of field, part or key "${word}"`,
    meant === null ? `name the code of a finding, a key, or one of ${names.join(", ")}` : `try explain ${meant}`,
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
    ...indent(bad),
    "",
    style("green", "but so:"),
    ...indent(good),
    "",
    `${style("cyan", "fix:")} ${fix}`,
    `waive: a plan:deviation block with waives: ${code}, at and reason`,
  ];
}

function indent(text: string): readonly string[] {
  return text.split("\n").map((line) => `    ${line}`);
}
