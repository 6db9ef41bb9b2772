import { at } from "../ir/field-ir.ts";
import { hint } from "../hint.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const decisionMade = defineRule({
  code: "BP606",
  severity: "error",
  conventions: ["plan-first"],
  summary: "a decision names its options, the chosen one, and why",
  reason: "Without the others nobody can tell later whether the reason still holds.",
  fix: "give options, chosen (one of them) and why",
  good: "chosen: cursor",
  bad: "chosen: curser",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { options, chosen, origin } of ir.decisions) {
    const names = Object.keys(options ?? {});
    if (chosen !== undefined && options !== undefined && !names.includes(chosen)) {
      yield { where: at(origin, "chosen"), message: `"${chosen}" is none of the options${hint(chosen, names)}` };
    }
    if (names.length === 1) {
      const fix = "say what else could be done, be it nothing";
      yield { where: at(origin, "options"), message: "one option leaves nothing to decide", fix };
    }
  }
}
