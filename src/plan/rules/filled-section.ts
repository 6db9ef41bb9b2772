import { sections } from "../scaffold/sections.ts";
import { type Section, sectionsOf } from "./sections-of.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const filledSection = defineRule({
  code: "BP010",
  severity: "error",
  conventions: ["plan-first"],
  summary: "every section says something",
  reason:
    "An empty section looks like a considered one. A section for blocks may say `None.`; the others are sentences, since there is always a context, a volume and a right.",
  fix: "say in a sentence what there is, or that there is nothing and why",
  good: "A branch lends a hundred books a day.",
  bad: "n/a",
  check: find,
});

function* find({ documents }: RuleContext): Iterable<Report> {
  for (const document of documents) {
    for (const section of sectionsOf(document)) {
      const { start, end, level, text: name } = section.heading;
      const known = sections.find(({ heading }) => level === 2 && heading === name);
      if (known !== undefined && isSilent(section, known.kinds)) {
        const said = section.text.trim();
        yield {
          where: { document, start, end },
          message: said === "" ? `"${name}" is empty` : `"${name}" says no more than "${said}"`,
          fix: `say ${known.ask}`,
        };
      }
    }
  }
}

const absent = new Set(["none", "nothing", "no"]);
const silent = new Set(["", "na", "nil", "notapplicable", "tbd", "tbc", "todo"]);

function isSilent({ text, hasFence }: Section, kinds: readonly string[]): boolean {
  const letters = text.replaceAll(/[^\p{L}\p{N}?]/gu, "").toLowerCase();
  return !hasFence && (silent.has(letters) || (kinds.length === 0 && absent.has(letters)));
}
