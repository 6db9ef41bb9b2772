import { defineAgentTool, markdownFile, skillFiles } from "../agent-tool.ts";
import type { FrontMatterValue } from "../front-matter-text.ts";
import type { Role } from "../kit.ts";

/** GitHub Copilot: custom agents, skills and repository instructions below `.github/`. */
export const tool = defineAgentTool({
  id: "copilot",
  title: "GitHub Copilot",
  files: ({ roles, skills }) => [
    {
      kind: "block",
      path: ".github/copilot-instructions.md",
      text: "Read [AGENTS.md](../AGENTS.md) first: it names the commands, the layout, the conventions and the roles.",
    },
    ...roles.map((role) => markdownFile(`.github/agents/${role.name}.agent.md`, header(role), role.instructions)),
    ...skillFiles(".github/skills", skills),
  ],
});

function header({ name, description, access }: Role): Record<string, FrontMatterValue> {
  return access === "code"
    ? { name, description }
    : { name, description, tools: ["read", "search", "edit", "execute"] };
}
