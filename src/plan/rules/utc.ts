import { valueAt } from "../schema/value-at.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const utc = defineRule({
  code: "BP213",
  severity: "error",
  conventions: ["utc"],
  summary: "a moment is a datetime, which is always UTC, and its name does not say otherwise",
  reason: "A time without zone means something else on every server. Local times belong to the client.",
  fix: "use type: datetime and a name that ends in _at",
  good: "  due_at: {type: datetime, set_by: client}",
  bad: "  due_at: {type: timestamp, set_by: client}",
  check: find,
});

const naive = new Set(["timestamp", "timestamptz", "time", "localtime", "datetime_local", "naive_datetime"]);

function* find({ blocks }: RuleContext): Iterable<Report> {
  for (const [
    block,
    {
      kind,
      block: { value },
    },
  ] of blocks.entries()) {
    const fields = kind === "model" ? valueAt(value, ["fields"]) : undefined;
    for (const [name, field] of Object.entries(typeof fields === "object" && fields !== null ? fields : {})) {
      const problem = problemOf(name, valueAt(field, ["type"]));
      if (problem !== null) {
        yield { where: { block, path: ["fields", name, "type"] }, message: problem };
      }
    }
  }
}

function problemOf(name: string, type: unknown): string | null {
  if (typeof type !== "string" || type.startsWith("???")) {
    return null;
  }
  if (naive.has(type)) {
    return `"${type}" says nothing about its zone`;
  }
  if (name.endsWith("_at") && type !== "datetime") {
    return `"${name}" is named like a moment and is of type ${type}`;
  }
  return type === "datetime" && /(^|_)(local|naive|ist|est|pst|cet|cest)(_|$)/.test(name)
    ? `"${name}" is named like a local time`
    : null;
}
