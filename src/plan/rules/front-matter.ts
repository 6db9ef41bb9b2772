import { defineRule } from "./rule.ts";

export const frontMatter = defineRule({
  code: "BP002",
  severity: "error",
  summary: "a plan starts with YAML front matter between two lines of ---",
  reason:
    "The header says which plan this is and how far it has come. Other header languages can run code and are refused.",
  fix: "start the document with ---, the keys plan, id, title, status and target, and ---",
  good: `---
plan: 1
id: library-loans`,
  bad: `---js
plan: 1
id: library-loans`,
});
