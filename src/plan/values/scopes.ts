import type { EndpointIr } from "../ir/endpoint-ir.ts";

import type { PlannedField } from "../name-index.ts";
import { type PlanContext, bodyFields, inputsOf, taskInputs } from "./inputs.ts";
import { type Root, type Scope, caller, clock, fieldOf } from "./scope.ts";

type Behaviour = Pick<EndpointIr, "calls" | "computed">;

/** What an index or a check knows: the row. */
export function rowScope(model: string, { names }: Pick<PlanContext, "names">): Scope {
  return { names, model, roots: new Map() };
}

/** What a named query knows: rows, its caller, the time, and its arguments. */
export function queryScope(model: string, args: readonly string[], { names }: Pick<PlanContext, "names">): Scope {
  const input = new Map(args.map((name) => [name, argument(name, model, { names })]));
  return { names, model, roots: new Map<string, Root>([...clock, caller, ...named("input", input)]) };
}

/** What the effects of a route know. */
export function endpointScope(endpoint: EndpointIr, context: PlanContext): Scope {
  const who = endpoint.auth === "public" ? [] : [caller];
  const input = named("input", inputsOf(endpoint, context));
  return {
    names: context.names,
    roots: new Map<string, Root>([...clock, ...who, ...input, ...madeBy(endpoint, context)]),
  };
}

/** What the effects of a task know; nobody calls it. */
export function taskScope(task: { readonly input?: unknown } & Behaviour, context: PlanContext): Scope {
  const input = named("input", taskInputs(task.input));
  return { names: context.names, roots: new Map<string, Root>([...clock, ...input, ...madeBy(task, context)]) };
}

/** What is said in `computed`, whose types are whatever their fields need. */
export function computedRoot(computed: Behaviour["computed"]): readonly [string, Root][] {
  return named("computed", new Map(Object.keys(computed ?? {}).map((name) => [name, { name }])));
}

function madeBy({ calls, computed }: Behaviour, { names }: PlanContext): readonly [string, Root][] {
  const answers = calls.flatMap((id) => {
    const { validates } = names.services.get(id) ?? {};
    return [...bodyFields(names.shapes.get(validates ?? "")?.fields, names)];
  });
  return [...named("result", new Map(answers)), ...computedRoot(computed)];
}

function named(root: string, values: ReadonlyMap<string, PlannedField>): readonly [string, Root][] {
  return values.size === 0 ? [] : [[root, values]];
}

/** An argument is what the field of its name is; any other may be a list. */
function argument(name: string, model: string, { names }: Pick<PlanContext, "names">): PlannedField {
  const field = fieldOf(name, model, names);
  return field === null || field === "unknown" ? { name } : field;
}
