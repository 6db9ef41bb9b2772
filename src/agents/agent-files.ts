import type { AgentFile } from "./agent-file.ts";
import { agentsBlock, conventionsPage } from "./instructions.ts";
import type { Kit } from "./kit.ts";
import { agentTools, type AgentToolId } from "./tools.ts";

/** The files of the chosen tools, and those that every tool relies on. A path that two tools share comes once. */
export function agentFiles(kit: Kit, chosen: readonly AgentToolId[]): readonly AgentFile[] {
  const shared: readonly AgentFile[] = [
    { kind: "block", path: "AGENTS.md", text: agentsBlock(kit.personas, kit.conventions, kit.framework) },
    {
      kind: "whole",
      path: "docs/conventions.md",
      text: conventionsPage(kit.conventions, kit.framework),
      comments: "html",
    },
  ];
  const own = agentTools.filter(({ id }) => chosen.includes(id)).flatMap((tool) => tool.files(kit));
  return [...new Map([...shared, ...own].map((file) => [file.path, file])).values()];
}
