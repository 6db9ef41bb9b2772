import { text } from "node:stream/consumers";

import { agentTools } from "../agents/tools.ts";
import { ExitCode } from "../exit-codes.ts";
import { oneOf } from "../one-of.ts";
import { type CommandInput, defineCommand } from "./command.ts";
import { describeChanges } from "./describe-changes.ts";
import type { Effects } from "../effects.ts";
import type { Outcome } from "./outcome.ts";
import { splitWords } from "./split-words.ts";

const toolIds = agentTools.map(({ id }) => id).join(", ");

const options = {
  for: {
    type: "string",
    multiple: true,
    value: "TOOL",
    help: `${toolIds}; several joined by commas, claude by default`,
  },
  framework: { type: "string", value: "NAME", help: "flask or django, where the project does not say" },
  "on-conflict": { type: "string", value: "SIDE", help: "edited by hand: fail, ours keeps it, theirs replaces it" },
  agent: { type: "string", multiple: true, value: "ROLE", help: "for hook guard-writes: a role that only plans" },
} as const;

type Input = CommandInput<typeof options>;

export const agents = defineCommand({
  name: "agents",
  summary: "install or refresh the roles, skills and hooks of a team's agent tools",
  usage: "[hook NAME]",
  description:
    "Writes a managed block into AGENTS.md, docs/conventions.md, and for each tool its own files. Text outside the " +
    "managed parts is yours and stays. The installed hooks call `agents hook guard-writes` and `agents hook lint-plan`.",
  examples: ["agents", "agents --for claude --for copilot", "agents --framework flask --dry-run --diff"],
  options,
  positionals: { min: 0, max: 2 },
  run: (input, effects) => (input.positionals.length === 0 ? installTools(input, effects) : hook(input, effects)),
});

async function installTools({ values, flags }: Input, effects: Effects): Promise<Outcome> {
  const { chooseFramework } = await import("../agents/choose-framework.ts");
  const { install } = await import("../agents/install.ts");
  const framework = await chooseFramework(values.framework, effects);
  const { tools, changes } = await install(
    {
      root: effects.cwd,
      tools: splitWords(values.for ?? ["claude"]),
      framework,
      onConflict: values["on-conflict"] ?? "fail",
      mode: flags.dryRun ? "dry-run" : "write",
    },
    effects.signal,
  );
  const { data, lines } = await describeChanges(changes, { flags, style: effects.style });
  return { exitCode: ExitCode.ok, data: { framework, tools, ...data }, lines };
}

async function hook({ positionals, values }: Input, effects: Effects): Promise<Outcome> {
  const [word = "", name = ""] = positionals;
  oneOf("agents", ["hook"], word);
  const { harmless, hookNames, runHook } = await import("../agents/hooks/run-hook.ts");
  try {
    const answer = await runHook(
      {
        name: oneOf("agents hook", hookNames, name),
        input: await text(process.stdin),
        agents: values.agent ?? [],
        cwd: effects.cwd,
        projectFolder: effects.env["CLAUDE_PROJECT_DIR"] ?? null,
      },
      async (file, root) => (await import("../agents/hooks/lint-plan.ts")).lintPlan(file, root),
    );
    return { exitCode: ExitCode.ok, data: answer, lines: answer === null ? [] : [JSON.stringify(answer)] };
  } catch (error) {
    throw harmless(error);
  }
}
