import { conventionIds } from "../convention-ids.ts";
import { at } from "../ir/field-ir.ts";
import { hint } from "../hint.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const preciseWaiver = defineRule({
  code: "BP604",
  severity: "error",
  conventions: ["plan-first"],
  summary: "a deviation names a rule or convention, a place, and the reason",
  reason: "A waiver without a place covers mistakes that nobody has made yet.",
  fix: "give waives, at and reason",
  good: `at: endpoint.loans.lookup
reason: the answer is a handful of rows, and a search box has no use for pages`,
  bad: "at: endpoint.loans.lookup",
  check: find,
});

function* find({ ir, names, codes }: RuleContext): Iterable<Report> {
  for (const { waives, at: place, origin } of ir.deviations) {
    const known = [...codes, ...conventionIds];
    if (waives !== undefined && !known.includes(waives)) {
      yield {
        where: at(origin, "waives"),
        message: `there is no rule or convention "${waives}"${hint(waives, known)}`,
      };
    }
    const isKnown =
      place === undefined || place === "plan" || [...prefixes(place)].some((prefix) => names.ids.has(prefix));
    if (!isKnown) {
      yield { where: at(origin, "at"), message: `there is no "${place}"` };
    }
  }
}

function* prefixes(place: string): Iterable<string> {
  const parts = place.replaceAll(/\[\d+\]/g, "").split(".");
  for (let end = parts.length; end > 1; end -= 1) {
    yield parts.slice(0, end).join(".");
  }
}
