import { defineRule } from "./rule.ts";

export const yamlSyntax = defineRule({
  code: "BP003",
  severity: "error",
  summary: "the YAML of a block can be parsed, and no key is given twice",
  reason:
    "A block that cannot be read is not checked at all, and of two equal keys nobody can tell which one was meant.",
  fix: 'correct the YAML; quote texts that hold ": ", " #" or brackets',
  good: `path: /loans
auth: user`,
  bad: `path: /loans
auth: user
auth: staff`,
});
