import { apiRules } from "./api-rules.ts";
import { documentRules } from "./document-rules.ts";
import { fieldRules } from "./field-rules.ts";
import { migrationRules } from "./migration-rules.ts";
import { planRules } from "./plan-rules.ts";
import { proseRules } from "./prose-rules.ts";
import { schemaRules } from "./schema-rules.ts";
import { taskRules } from "./task-rules.ts";
import type { Rule } from "./rule.ts";

/** Every rule, by code. Adding one is its file and a line in the list of its hundred. */
export const rules: readonly Rule[] = [
  ...documentRules,
  ...schemaRules,
  ...fieldRules,
  ...apiRules,
  ...taskRules,
  ...migrationRules,
  ...planRules,
  ...proseRules,
];

const byCode = new Map(rules.map((rule) => [rule.code, rule]));

export function findRule(code: string): Rule | undefined {
  return byCode.get(code);
}

/** The rule of a code that this program itself reports. */
export function ruleFor(code: string): Rule {
  const rule = byCode.get(code);
  if (rule === undefined) {
    throw new Error(`no rule has the code ${code}`);
  }
  return rule;
}
