import { at } from "../ir/field-ir.ts";
import { effectsOf } from "../ir/build-endpoint.ts";
import { fieldsOf } from "../name-index.ts";
import { hint } from "./references.ts";
import { unknownField } from "./unknown-field.ts";
import { wrongValues } from "./wrong-values.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const knownInput = defineRule({
  code: "BP418",
  severity: "error",
  conventions: ["idempotent-tasks"],
  summary: "the key of a task and what it sets name its inputs and fields",
  reason: "A key over something that is no input cannot be computed.",
  fix: "name an input, or `scheduled_at` for a scheduled task",
  good: `input: {loan: model.Loan}
idempotency: {key: [loan]}
retry: {none`,
  bad: `input: {loan: model.Loan}
idempotency: {key: [lone]}
retry: {none`,
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const { idempotency, input, on_exhausted: exhausted, effect, origin } of ir.tasks) {
    const inputs = input === undefined ? null : input === "none" ? [] : Object.keys(input);
    for (const [index, name] of (idempotency?.key ?? []).entries()) {
      if (inputs !== null && name !== "scheduled_at" && !inputs.includes(name)) {
        yield { where: at(origin, "idempotency", "key", index), message: `there is no input "${name}"${hint(name, inputs)}` };
      }
    }
    if (typeof exhausted === "object" && "set" in exhausted) {
      const model = exhausted.model ?? modelsOf(input)[0] ?? effectsOf(effect)?.[0]?.update;
      const known = fieldsOf(names, model);
      const unknown = Object.keys(exhausted.set ?? {}).filter((name) => known !== null && !known.some((field) => field.name === name));
      yield* unknown.map((name) => ({ where: at(origin, "on_exhausted", "set", name), at: "key" as const, message: unknownField(name, model ?? "", known ?? []) }));
      yield* wrongValues(exhausted.set ?? {}, known ?? []).map(({ name, message }) => ({ where: at(origin, "on_exhausted", "set", name), message }));
    }
  }
}

function modelsOf(input: unknown): readonly string[] {
  const values: readonly unknown[] = typeof input === "object" && input !== null ? Object.values(input) : [];
  return values.filter((value): value is string => typeof value === "string" && value.startsWith("model."));
}
