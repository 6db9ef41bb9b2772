import { readdirSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { ExitCode } from "../exit-codes.ts";
import type { Change } from "../files/change.ts";
import { kindAt } from "../files/kind-at.ts";
import type { Surroundings } from "../plan/scaffold/draft-plan.ts";
import { type Wish, type WishKind, wishKinds } from "../plan/scaffold/wish.ts";
import { type CommandInput, defineCommand } from "./command.ts";
import { describeChanges } from "./describe-changes.ts";
import type { Effects } from "../effects.ts";
import type { Outcome } from "./outcome.ts";
import { splitWords } from "./split-words.ts";

const options = {
  model: { type: "string", multiple: true, value: "NAME", help: "a model, as in Order; one that exists is changed" },
  resource: { type: "string", multiple: true, value: "NAME", help: "the REST resource of a model, as in orders" },
  endpoint: { type: "string", multiple: true, value: "ROUTE", help: 'one route, as in "POST /orders/{id}/pay"' },
  task: { type: "string", multiple: true, value: "NAME", help: "a background task, as in send_receipt" },
  service: { type: "string", multiple: true, value: "NAME", help: "an external service, as in mail" },
  channel: { type: "string", multiple: true, value: "NAME", help: "an SSE or WebSocket channel, as in orders" },
  slug: { type: "string", value: "NAME", help: "what the file and ids call the plan; made of the title unless given" },
} as const;

type Input = CommandInput<typeof options>;

export const newPlan = defineCommand({
  name: "new",
  summary: "write a plan document with every decision that is to be taken",
  usage: "TITLE",
  description:
    "Writes plans/NNNN-title.md. What is undecided stands as ???, followed by what is asked; lint counts it down.",
  examples: [
    'new "Notification delivery" --model Notification --resource notifications --task deliver',
    'new "Pay orders" --endpoint "POST /orders/{id}/pay"',
  ],
  options,
  positionals: { min: 1, max: 1 },
  run: writePlan,
});

async function writePlan({ positionals, values, flags }: Input, effects: Effects): Promise<Outcome> {
  const [title = ""] = positionals;
  const wish = await completeWish({ title, slug: values.slug, ...given(values) }, effects);
  const { draftPlan } = await import("../plan/scaffold/draft-plan.ts");
  const { slug, text } = draftPlan(wish, await lookAround(effects.cwd));
  const path = `plans/${nextNumber(effects.cwd)}-${slug}.md`;
  const changes: readonly Change[] = [{ status: "create", path, before: null, after: text }];
  if (!flags.dryRun) {
    const { writePlans } = await import("../plan/write-plans.ts");
    await writePlans(effects.cwd, changes, effects.signal);
  }
  const open = text.match(/\?\?\?/g)?.length ?? 0;
  const { data, lines } = await describeChanges(changes, { flags, style: effects.style });
  return {
    exitCode: ExitCode.ok,
    data: { version: 1, file: path, undecided: open, ...data },
    lines: [
      ...lines,
      flags.dryRun ? `${open} decisions would be open` : `${open} decisions are open: create-backend-plan lint ${path}`,
    ],
  };
}

function given(values: Input["values"]): Omit<Wish, "title" | "slug"> {
  const { model = [], resource = [], endpoint = [], task = [], service = [], channel = [] } = values;
  return { model, resource, endpoint, task, service, channel };
}

async function completeWish(wish: Wish, effects: Effects): Promise<Wish> {
  if (wishKinds.some((kind) => wish[kind].length > 0)) {
    return wish;
  }
  if (!effects.interactive) {
    throw new UserError(
      "nothing-planned",
      "the plan is about nothing yet",
      `give at least one of ${wishKinds.map((kind) => `--${kind}`).join(", ")}`,
    );
  }
  const answers: Partial<Record<WishKind, readonly string[]>> = {};
  for (const kind of wishKinds) {
    const answer = await effects.ask.text({
      message: `${options[kind].help} (several: separated by commas; none: leave empty)`,
      flag: `--${kind}`,
      initial: "",
    });
    answers[kind] = splitWords([answer]);
  }
  return completeWish({ ...wish, ...answers }, { ...effects, interactive: false });
}

async function lookAround(cwd: string): Promise<Surroundings> {
  const { findProject } = await import("../plan/find-project.ts");
  const project = findProject(cwd);
  const { hasPlans } = await import("../plan/read-plans.ts");
  if (!hasPlans(cwd)) {
    return { project, plans: { plans: [], models: [], endpoints: [], tasks: [] }, planned: new Map() };
  }
  const { runLint } = await import("../plan/run-lint.ts");
  const { ir, blocks } = runLint(cwd, []).result;
  const planned = blocks.filter(({ hasId }) => hasId).map(({ id, document }) => [id, document.path] as const);
  return { project, plans: ir, planned: new Map(planned) };
}

function nextNumber(cwd: string): string {
  const folder = join(cwd, "plans");
  const kind = kindAt(folder);
  if (kind !== null && kind !== "folder") {
    throw new UserError("path-in-the-way", '"plans" is not a folder', "move it away");
  }
  const names = kind === null ? [] : readdirSync(folder);
  const numbers = names.map((name) => Number(/^(\d{4})-/.exec(name)?.[1] ?? 0));
  return String(Math.max(0, ...numbers) + 1).padStart(4, "0");
}
