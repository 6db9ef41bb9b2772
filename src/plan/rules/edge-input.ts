import { hint } from "../hint.ts";
import { at } from "../ir/field-ir.ts";
import type { Origin } from "../ir/origin.ts";
import { checkSample } from "../values/check-sample.ts";
import { type Inputs, bodyOf, paramsOf, queryOf, taskInputs } from "../values/inputs.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const edgeInput = defineRule({
  code: "BP614",
  severity: "error",
  conventions: ["tests"],
  summary: "an edge case sends what its request or task takes, and all that it needs",
  reason: "What is missing or misspelt is answered with 422 or 404, and the case that was meant is never tried.",
  fix: "correct the key or the value",
  good: "when: {request: endpoint.loans.give_back, as: me, params: {id: 6f0c2f9e-1f64-4f0b-8a43-2d6e4c1c0011}}",
  bad: "when: {request: endpoint.loans.give_back, as: me, params: {loan: 6f0c2f9e-1f64-4f0b-8a43-2d6e4c1c0011}}",
  check: find,
});

type EdgeIr = RuleContext["ir"]["edges"][number];

/** What is sent in one part of a request, and what could be. */
interface Part {
  readonly key: "params" | "query" | "body" | "input";
  readonly sent: object;
  /** Null where it cannot be told. */
  readonly takes: Inputs | null;
  /** Whether what is sent is meant to be right. */
  readonly isMeant: boolean;
}

function* find(context: RuleContext): Iterable<Report> {
  for (const edge of context.ir.edges) {
    for (const part of partsOf(edge, context)) {
      yield* misfits(part, at(edge.origin, "when"), context);
    }
  }
}

function partsOf(edge: EdgeIr, context: RuleContext): readonly Part[] {
  const { when } = edge;
  if (when === undefined) {
    return [];
  }
  if ("request" in when) {
    return sentTo(when, { status: edge.expect?.status, context });
  }
  const run = when as { readonly task?: string; readonly input?: object };
  const task = context.names.tasks.get(run.task ?? "");
  const takes = task?.input === undefined ? null : taskInputs(task.input);
  return [{ key: "input", sent: run.input ?? {}, takes, isMeant: true }];
}

interface Asked {
  readonly status: number | undefined;
  readonly context: RuleContext;
}

type RequestIr = Extract<NonNullable<EdgeIr["when"]>, { readonly request?: unknown }>;

function sentTo({ request, params, query, body }: RequestIr, { status, context }: Asked): readonly Part[] {
  const endpoint = context.names.endpoints.get(request ?? "");
  if (endpoint === undefined) {
    return [];
  }
  const isMeant = status !== 422 && status !== 400;
  return [
    { key: "params", sent: params ?? {}, takes: paramsOf(endpoint, context), isMeant: status !== 404 },
    { key: "query", sent: query ?? {}, takes: queryOf(endpoint, context), isMeant },
    { key: "body", sent: body ?? {}, takes: bodyOf(endpoint, context.names), isMeant },
  ];
}

function* misfits({ key, sent, takes, isMeant }: Part, when: Origin, { names }: RuleContext): Iterable<Report> {
  if (takes === null) {
    return;
  }
  // A path is always complete; an id that is none is what a 404 may be about.
  if (isMeant || key === "params") {
    yield* missing(sent, takes, { key, when });
    yield* unknown(sent, takes, { key, when });
  }
  for (const [name, value] of isMeant ? (Object.entries(sent) as readonly [string, unknown][]) : []) {
    const field = takes.get(name);
    const misfit = field === undefined ? null : checkSample(field, value, names);
    if (misfit !== null) {
      yield { where: at(when, key, name), ...misfit };
    }
  }
}

interface Place {
  readonly key: Part["key"];
  readonly when: Origin;
}

function missing(sent: object, takes: Inputs, { key, when }: Place): readonly Report[] {
  const needed = [...takes.values()].filter(({ name, optional }) => optional !== true && !(name in sent));
  const names = needed.map(({ name }) => name);
  const message = `${key} lacks ${names.map((name) => `"${name}"`).join(", ")}`;
  return names.length === 0 ? [] : [{ where: when, at: "key", message, fix: `add ${names.join(" and ")} to ${key}` }];
}

function unknown(sent: object, takes: Inputs, { key, when }: Place): readonly Report[] {
  const names = Object.keys(sent).filter((name) => !takes.has(name));
  return names.map((name) => ({
    where: at(when, key, name),
    at: "key",
    message: `${key} takes no "${name}"${hint(name, takes.keys())}`,
  }));
}
