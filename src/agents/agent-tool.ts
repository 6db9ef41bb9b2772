import type { AgentFile, WholeFile } from "./agent-file.ts";
import { frontMatterText, type FrontMatterValue } from "./front-matter-text.ts";
import type { Kit } from "./kit.ts";
import type { Skill } from "./persona.ts";

/** An agent tool that a team uses, and the files through which it learns the roles. One file in `tools/` each. */
export interface AgentTool<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  files(kit: Kit): readonly AgentFile[];
}

export function defineAgentTool<const Id extends string>(tool: AgentTool<Id>): AgentTool<Id> {
  return tool;
}

/** A Markdown file of ours with front matter. */
export function markdownFile(
  path: string,
  header: Readonly<Record<string, FrontMatterValue>>,
  body: string,
): WholeFile {
  return { kind: "whole", path, text: `${frontMatterText(header)}\n${body.trimEnd()}\n`, comments: "html" };
}

/** Skills have one format, agreed between the tools; only the folder differs. */
export function skillFiles(folder: string, skills: readonly Skill[]): readonly WholeFile[] {
  return skills.map(({ name, description, body }) =>
    markdownFile(`${folder}/${name}/SKILL.md`, { name, description }, body),
  );
}
