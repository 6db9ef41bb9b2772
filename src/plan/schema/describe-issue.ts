import type { z } from "zod";
import { suggest } from "../../suggest.ts";
import { limits } from "../document/limits.ts";
import type { Path } from "../document/locate.ts";
import type { Plain } from "../document/plain-value.ts";
import type { Issue } from "./issue.ts";
import type { FlatIssue } from "./nearest-branch.ts";
import type { Placeholder } from "./placeholders.ts";
import { formsAt } from "./forms-at.ts";
import { codeAt, decisionAt, keysAt } from "./schema-at.ts";
import { valueAt } from "./value-at.ts";
import { type Wording, explained, generalFix, hint, wording, writeFix } from "./wording.ts";

export interface Context {
  readonly schema: z.ZodType;
  readonly value: Plain;
}

/** An issue of zod in the words of this program; one for each unknown key. */
export function describeIssue({ schema, value }: Context, { issue, path, isHollow }: FlatIssue): readonly Issue[] {
  if (issue.code === "unrecognized_keys") {
    const allowed = keysAt(schema, path, value);
    return issue.keys.map((key, index) => ({
      code: "BP103",
      path: [...path, key],
      at: "key",
      isHollow: false,
      // Looking for what was meant takes time, and nobody reads the hundredth.
      ...unknownKey(key, index < limits.repeats ? allowed : []),
    }));
  }
  const ask = decisionAt(schema, path, value)?.ask;
  const code = codeAt(schema, path, value);
  const said = { path, isHollow, ...(ask === undefined ? {} : { fix: `say ${ask}` }) };
  const held = valueAt(value, path);
  if (held === undefined) {
    const message = `"${String(path.at(-1))}" is missing`;
    return [{ fix: missingFix({ schema, value }, path), ...said, code: code ?? "BP102", at: "missing", message }];
  }
  const forms = formsAt(schema, path, value);
  const at = issue.code === "invalid_key" ? "key" : "value";
  return [{ ...generalFix(held, forms), ...said, code: code ?? "BP104", at, ...wording({ issue, held, path }, forms) }];
}

/** What is to be decided where `???` stands. */
export function describeUndecided({ schema, value }: Context, { path, at }: Placeholder): Issue {
  const isValue = at === "value";
  const ask = (isValue ? decisionAt(schema, path, value)?.ask : undefined) ?? "a value";
  const { words, others } = isValue ? formsAt(schema, path, value) : { words: [], others: [] };
  const code = isValue ? codeAt(schema, path, value) : undefined;
  const message =
    words.length > 1 && others.length === 0
      ? `"???" is not one of ${words.join(", ")}`
      : `"???" stands where this is to be decided: ${ask}`;
  return { code: code ?? "BP101", path, at, isHollow: false, message, fix: `say ${ask}` };
}

/** `nullable` is meant as `null`, `maxlen` as `max`: a key that has another one at its start. */
function unknownKey(key: string, allowed: readonly string[]): Wording {
  const meant = suggest(key, allowed) ?? allowed.find((word) => word.length > 2 && key.startsWith(word)) ?? null;
  const listed = allowed.length === 0 ? {} : { fix: `use one of ${allowed.join(", ")}` };
  const fix = meant === null ? listed : writeFix(meant);
  return { message: `unknown key "${key}"${hint(meant)}`, ...fix };
}

function missingFix({ schema, value }: Context, path: Path): string {
  const around = formsAt(schema, path.slice(0, -1), value);
  const ask = decisionAt(schema, path.slice(0, -1), value)?.ask;
  if (ask !== undefined) {
    return `say ${ask}`;
  }
  if (path.length > 1 && around.others.length > 1) {
    return `say one of ${[...around.words, ...around.others].join(", ")}${explained(around)}`;
  }
  const { words, others } = formsAt(schema, path, value);
  return `add ${String(path.at(-1))}, ${[...words, ...others].join(" or ")}`;
}
