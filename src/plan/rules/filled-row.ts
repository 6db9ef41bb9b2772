import type { EndpointIr } from "../ir/endpoint-ir.ts";
import { at } from "../ir/field-ir.ts";
import type { Origin } from "../ir/origin.ts";
import type { NameIndex, PlannedField } from "../name-index.ts";
import { effectPlaces } from "./effect-places.ts";
import { bodyColumnsOf } from "./body-columns.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const filledRow = defineRule({
  code: "BP337",
  severity: "error",
  summary: "a new row has a value for every column that needs one",
  reason: "The insert fails on the first column that nobody fills, or a coder makes something up for it.",
  fix: "say what it gets in `set`, give the field a default, or say set_by: client where an effect sets it elsewhere",
  good: "effect: {create: model.Loan, set: {borrower: me, due_at: now + 21d, access_pin: computed.pin, status: active}}",
  bad: "effect: {create: model.Loan, set: {borrower: me, access_pin: computed.pin, status: active}}",
  check: find,
});

function* find(context: RuleContext): Iterable<Report> {
  const { names, ir } = context;
  for (const { effect, where, owner } of effectPlaces(context)) {
    const { create, set = {} } = effect;
    const endpoint = names.endpoints.get(owner);
    // What a resource's own model gets is looked at as a whole, below.
    if (create !== undefined && !isOwnRow(endpoint, create)) {
      const sent = endpoint === undefined ? [] : bodyColumnsOf(endpoint, create, names);
      yield* lacking(create, [...Object.keys(set), ...sent], { names, where: at(where, "create") });
    }
  }
  for (const endpoint of ir.endpoints.filter(({ operation }) => operation === "create")) {
    yield* lacking(endpoint.model ?? "", filledBy(endpoint), { names, where: endpoint.origin });
  }
}

/** What the client sends of a new row, and what the server adds. */
function filledBy({ model, writes, sets = {}, effects = [] }: EndpointIr): readonly string[] {
  const own = effects.filter(({ create, update }) => (create ?? update) === model);
  return [...writes, ...Object.keys(sets), ...own.flatMap(({ set }) => Object.keys(set ?? {}))];
}

function isOwnRow(endpoint: EndpointIr | undefined, model: string): boolean {
  return endpoint?.operation === "create" && endpoint.model === model;
}

interface Place {
  readonly names: NameIndex;
  readonly where: Origin;
}

function* lacking(model: string, filled: readonly string[], { names, where }: Place): Iterable<Report> {
  const fields = (names.models.get(model) ?? []).flatMap((planned) => planned.fields);
  const empty = fields.filter((field) => isNeeded(field) && !filled.includes(field.name)).map(({ name }) => name);
  if (empty.length > 0) {
    yield {
      where,
      message: `nothing says what a new ${model} gets for ${empty.map((name) => `"${name}"`).join(", ")}`,
    };
  }
}

function isNeeded({ null: isNullable, default: preset, derived, existing, type }: PlannedField): boolean {
  return isNullable !== true && preset === undefined && derived !== true && existing !== true && type !== "many";
}
