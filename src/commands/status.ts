import { ExitCode } from "../exit-codes.ts";
import type { PlanStatus } from "../plan/plan-state.ts";
import { printable } from "../plan/report/printable.ts";
import { type CommandInput, defineCommand } from "./command.ts";
import type { Effects } from "../effects.ts";
import type { Outcome } from "./outcome.ts";

export const status = defineCommand({
  name: "status",
  summary: "show all plans: state, findings, open questions",
  usage: "[PLAN…]",
  examples: ["status", "status --json"],
  options: {},
  positionals: { min: 0 },
  run: showStatus,
});

async function showStatus({ positionals }: CommandInput, effects: Effects): Promise<Outcome> {
  const { runLint } = await import("../plan/run-lint.ts");
  const { planStatuses } = await import("../plan/plan-state.ts");
  const plans = planStatuses(runLint(effects.cwd, positionals));
  return { exitCode: ExitCode.ok, data: { version: 1, plans }, lines: table(plans, effects) };
}

function table(plans: readonly PlanStatus[], { style }: Effects): readonly string[] {
  const rows = plans.map((plan) => [
    printable(plan.id),
    plan.state,
    String(plan.errors),
    String(plan.warnings),
    String(plan.open),
    printable(plan.file),
  ]);
  const head = ["plan", "state", "errors", "warnings", "open", "file"];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [
    style("bold", line(head)),
    ...rows.map(line),
    ...plans
      .filter(({ state }) => state === "edited")
      .map(({ file }) => `${file} was edited since it was ready: it is a draft again`),
  ];
}
