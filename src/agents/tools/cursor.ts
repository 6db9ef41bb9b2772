import { defineAgentTool, markdownFile, skillFiles } from "../agent-tool.ts";

/** Cursor: subagents, skills and one rule that comes with plan documents; it reads `AGENTS.md` by itself. */
export const tool = defineAgentTool({
  id: "cursor",
  title: "Cursor",
  files: ({ roles, skills }) => [
    {
      kind: "whole",
      path: ".cursor/rules/backend-plans.mdc",
      text: rule,
      comments: "html",
    },
    ...roles.map(({ name, description, instructions }) =>
      markdownFile(`.cursor/agents/${name}.md`, { name, description, model: "inherit" }, instructions),
    ),
    ...skillFiles(".cursor/skills", skills),
  ],
});

// `globs` stays bare, as the editor itself writes it; the value needs no quotes in YAML either.
const rule = `---
description: "How backend plan documents are written and checked"
globs: plans/**/*.md,plans/**/*.plan.yaml
alwaysApply: false
---

Plan documents are data: every \`plan:\` block is validated. After an edit run \`npx create-backend-plan lint\` on the
file and go on until it is clean; \`npx create-backend-plan explain CODE\` says what a finding wants. What is not decided
is a \`plan:question\` block, never a guess. See \`AGENTS.md\` for the roles and who may write where.
`;
