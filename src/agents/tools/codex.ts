import { defineAgentTool, skillFiles } from "../agent-tool.ts";
import type { Role } from "../kit.ts";

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

// A JSON string is a TOML basic string, but for DEL, which no persona contains.
function agentText({ name, description, instructions }: Role): string {
  const lines = instructions.replaceAll("\\", "\\\\").replaceAll('"""', '\\"""');
  return [
    `name = ${JSON.stringify(name)}`,
    `description = ${JSON.stringify(description)}`,
    `developer_instructions = """\n${lines.trimEnd()}\n"""`,
    "",
  ].join("\n");
}
