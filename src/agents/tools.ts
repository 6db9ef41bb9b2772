import { tool as claude } from "./tools/claude.ts";
import { tool as codex } from "./tools/codex.ts";
import { tool as copilot } from "./tools/copilot.ts";
import { tool as cursor } from "./tools/cursor.ts";
import { tool as gemini } from "./tools/gemini.ts";

export const agentTools = [claude, copilot, cursor, codex, gemini] as const;

export type AgentToolId = (typeof agentTools)[number]["id"];
