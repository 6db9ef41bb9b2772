import { valueAt } from "../schema/value-at.ts";
import type { EffectIr } from "../ir/endpoint-ir.ts";
import { type FieldIr, at } from "../ir/field-ir.ts";
import type { UniqueIr } from "../ir/model-ir.ts";
import type { NameIndex } from "../name-index.ts";
import { bodyOf } from "../values/inputs.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const conflict = defineRule({
  code: "BP304",
  severity: "error",
  conventions: ["problem-json"],
  summary: "an endpoint that writes what must be unique says its 409",
  reason: "The database refuses the second row; without a code for it the client sees a 500.",
  fix: "add {status: 409, code: ..., when: ...} to errors",
  good: `  - {status: 409, code: duplicate_loan, when: the same loan is there already}
  - {status: 409, code: already_borrowed, when: the borrower has this title}
transaction: atomic`,
  bad: `  - {status: 409, code: duplicate_loan, when: the same loan is there already}
transaction: atomic`,
  check: find,
});

function* find({ ir, names, blocks }: RuleContext): Iterable<Report> {
  for (const endpoint of ir.endpoints.filter(({ resource }) => resource === undefined)) {
    // Rows that take the place of those just deleted do not clash with them.
    const replaced = new Set((endpoint.effects ?? []).map((effect) => effect.delete));
    const fresh = (endpoint.effects ?? []).filter(({ create }) => create === undefined || !replaced.has(create));
    const conflicts = fresh.flatMap((effect) =>
      conflictsOf(effect, { names, sent: [...(bodyOf(endpoint, names)?.keys() ?? [])] }),
    );
    for (const { code, fields } of onePerCode(conflicts)) {
      const isDecided = valueAt(blocks[endpoint.origin.block]?.draft, ["errors"]) !== undefined;
      if (isDecided && !endpoint.errors.some((error) => error.status === 409 && error.code === code)) {
        yield {
          where: at(endpoint.origin, "errors"),
          at: "key",
          message: `${fields.join(" and ")} must be unique, and no 409 ${code} is among the errors`,
          fix: `add {status: 409, code: ${code}, when: ...} to errors`,
        };
      }
    }
  }
}

interface Sent {
  readonly names: NameIndex;
  readonly sent: readonly string[];
}

/** The unique rules that an effect can break: those over what it writes, or what a new row must have. */
function conflictsOf({ create, update, set, when, unless }: EffectIr, { names, sent }: Sent): readonly UniqueIr[] {
  if (create !== undefined && (when !== undefined || unless !== undefined)) {
    return [];
  }
  const models = names.models.get(create ?? update ?? "") ?? [];
  const written = new Set([...Object.keys(set ?? {}), ...(create === undefined ? [] : sent)]);
  return models
    .filter(({ dedup }) => typeof dedup !== "object" || dedup.conflict === 409)
    .flatMap(({ uniques, fields }) =>
      uniques.filter((rule) =>
        rule.fields.some((name) => written.has(name) || (create !== undefined && isNeeded(fields, name))),
      ),
    );
}

function isNeeded(fields: readonly FieldIr[], name: string): boolean {
  const field = fields.find((candidate) => candidate.name === name);
  return field !== undefined && !field.null && field.default === undefined;
}

function onePerCode(conflicts: readonly UniqueIr[]): readonly UniqueIr[] {
  return [...new Map(conflicts.map((entry) => [entry.code, entry])).values()];
}
