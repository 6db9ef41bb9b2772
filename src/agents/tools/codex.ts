import { defineAgentTool, skillFiles } from "../agent-tool.ts";
import type { Role } from "../kit.ts";
import { tomlLine, tomlLines } from "../toml-text.ts";

/** Codex: agents in TOML, skills in the folder that several tools share; it reads `AGENTS.md` by itself. */
export const tool = defineAgentTool({
  id: "codex",
  title: "Codex",
  files: ({ roles, skills }) => [
    ...roles.map((role) => ({
      kind: "whole" as const,
      path: `.codex/agents/${role.name}.toml`,
      text: agentText(role),
      comments: "hash" as const,
    })),
    ...skillFiles(".agents/skills", skills),
  ],
});

function agentText({ name, description, instructions }: Role): string {
  return [
    `name = ${tomlLine(name)}`,
    `description = ${tomlLine(description)}`,
    `developer_instructions = ${tomlLines(instructions.trimEnd())}`,
    "",
  ].join("\n");
}
