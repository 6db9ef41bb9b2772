import type { EffectIr, EndpointIr } from "../ir/endpoint-ir.ts";
import { effectsOf } from "../ir/effects-of.ts";
import { at } from "../ir/field-ir.ts";
import { type NameIndex, type PlannedField, fieldsOf } from "../name-index.ts";
import { type Inputs, inputsOf, taskInputs } from "../values/inputs.ts";
import { type StartedTask, startsByCause } from "./triggers.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const givenInput = defineRule({
  code: "BP427",
  severity: "error",
  conventions: ["idempotent-tasks"],
  summary: "what starts a task has the inputs that the task takes",
  reason:
    "A task of one loan that is started by a route of that loan is told which one; started by a tick it is not, and the coder has to guess for which rows it runs, and how often.",
  fix: "say where it comes from in the `computed` of what starts it, as in loan: each loan that is overdue",
  good: `effect: none
enqueues: [task.loans.remind]
computed: {loan: each loan that is due within a day}`,
  bad: `effect: none
enqueues: [task.loans.remind]`,
  needsAll: true,
  check: find,
});

type TaskIr = RuleContext["ir"]["tasks"][number];

/** What starts tasks: the rows it is about, the values it has, and the tasks that it names. */
interface Start {
  readonly id: string;
  readonly models: readonly (string | undefined)[];
  readonly inputs: Inputs;
  readonly computed: object;
  readonly tasks: readonly StartedTask[];
}

function* find(context: RuleContext): Iterable<Report> {
  const { ir, names } = context;
  const starts = [...ir.endpoints.flatMap((endpoint) => ofEndpoint(endpoint, context)), ...ir.tasks.flatMap(ofTask)];
  const later = startsByCause(ir.tasks);
  for (const start of starts) {
    // What is said in both places is reported once.
    for (const [id, where] of new Map([...(later.get(start.id) ?? []), ...start.tasks])) {
      const missing = lacking(names.tasks.get(id), start, names).map((name) => `"${name}"`);
      if (missing.length > 0) {
        yield { where, message: `${start.id} has no ${missing.join(", ")} to start ${id} with` };
      }
    }
  }
}

function ofEndpoint(endpoint: EndpointIr, context: RuleContext): readonly Start[] {
  const { id, model, effects, auth, computed = {}, enqueues = [], origin } = endpoint;
  const callers = auth === "public" ? [] : ["model.User"];
  return effects === undefined
    ? []
    : [
        {
          id,
          models: [model, ...touched(effects), ...callers],
          inputs: inputsOf(endpoint, context),
          computed,
          tasks: enqueues.map((task, index) => [task, at(origin, "enqueues", index)]),
        },
      ];
}

function ofTask({ id, input, effect, computed = {}, enqueues = [], on_exhausted: last, origin }: TaskIr): Start[] {
  const effects = effectsOf(effect);
  const rescue = last !== undefined && "enqueue" in last ? last.enqueue : undefined;
  const named = enqueues.map((task, index) => [task, at(origin, "enqueues", index)] as const);
  const tasks = [...named, ...(rescue === undefined ? [] : [[rescue, at(origin, "on_exhausted", "enqueue")] as const])];
  return effects === undefined ? [] : [{ id, models: touched(effects), inputs: taskInputs(input), computed, tasks }];
}

function touched(effects: readonly EffectIr[]): readonly (string | undefined)[] {
  return effects.map(({ create, update }) => create ?? update);
}

/** The inputs of a task that what starts it neither has nor computes. */
function lacking(task: TaskIr | undefined, start: Start, names: NameIndex): readonly string[] {
  const rows = [...start.models, ...[...start.inputs.values()].map(({ to }) => to)];
  const isHad = ({ name, to }: PlannedField): boolean =>
    to === undefined
      ? start.inputs.has(name) || rows.some((model) => fieldsOf(names, model)?.some((field) => field.name === name))
      : rows.includes(to);
  return [...taskInputs(task?.input).values()]
    .filter((input) => !Object.hasOwn(start.computed, input.name) && !isHad(input))
    .map(({ name }) => name);
}
