import { defineAgentTool, markdownFile, skillFiles } from "../agent-tool.ts";
import type { FrontMatterValue } from "../front-matter-text.ts";
import type { Role } from "../kit.ts";

/** Gemini CLI: subagents below `.gemini/`, skills in the folder that several tools share; `GEMINI.md` imports `AGENTS.md`. */
export const tool = defineAgentTool({
  id: "gemini",
  title: "Gemini CLI",
  files: ({ roles, skills }) => [
    { kind: "block", path: "GEMINI.md", text: "@./AGENTS.md", impliedBy: /^@(?:\.\/)?AGENTS\.md\b/m },
    ...roles.map((role) => markdownFile(`.gemini/agents/${role.name}.md`, header(role), role.instructions)),
    ...skillFiles(".agents/skills", skills),
  ],
});

const planTools = [
  "read_file",
  "read_many_files",
  "grep_search",
  "glob",
  "list_directory",
  "write_file",
  "replace",
  "run_shell_command",
];

function header({ name, description, access }: Role): Record<string, FrontMatterValue> {
  return access === "code" ? { name, description } : { name, description, tools: planTools };
}
