import type { ToolHook } from "../agent-file.ts";
import { defineAgentTool, markdownFile, skillFiles } from "../agent-tool.ts";
import type { FrontMatterValue } from "../front-matter-text.ts";
import type { Kit, Role } from "../kit.ts";

/** Claude Code: subagents, skills and hooks below `.claude/`; it reads `CLAUDE.md`, which points at `AGENTS.md`. */
export const tool = defineAgentTool({
  id: "claude",
  title: "Claude Code",
  files: (kit) => [
    { kind: "block", path: "CLAUDE.md", text: "@AGENTS.md", impliedBy: /^@(?:\.\/)?AGENTS\.md\b/m },
    ...kit.roles.map((role) => markdownFile(`.claude/agents/${role.name}.md`, header(role), role.instructions)),
    ...skillFiles(".claude/skills", kit.skills),
    { kind: "settings", path: ".claude/settings.json", hooks: hooks(kit) },
  ],
});

function header({ name, description, access }: Role): Record<string, FrontMatterValue> {
  return access === "code"
    ? { name, description }
    : { name, description, tools: "Read, Grep, Glob, Write, Edit, Bash" };
}

function hooks({ program, roles }: Kit): readonly ToolHook[] {
  const bound = roles.filter(({ access }) => access !== "code").map(({ name }) => `--agent ${name}`);
  return [
    {
      event: "PreToolUse",
      matcher: "Write|Edit|MultiEdit|NotebookEdit|Bash",
      command: [program, "agents hook guard-writes", ...bound].join(" "),
      timeout: 30,
    },
    {
      event: "PostToolUse",
      matcher: "Write|Edit|MultiEdit",
      command: `${program} agents hook lint-plan`,
      timeout: 60,
    },
  ];
}
