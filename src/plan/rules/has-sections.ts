import { suggest } from "../../suggest.ts";
import { type Heading, headingsOf } from "../document/headings.ts";
import { sections } from "../scaffold/sections.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const hasSections = defineRule({
  code: "BP009",
  severity: "error",
  conventions: ["plan-first"],
  summary: "a plan has every section, each under a heading of the second level",
  reason: "A section that is left out is a question that nobody was asked. What does not arise is said in a sentence.",
  fix: "add the section, and say in it what there is or that there is nothing",
  good: "## Performance",
  bad: "## Perfomance",
  check: find,
});

function* find({ documents }: RuleContext): Iterable<Report> {
  for (const document of documents.filter(({ form, blocks }) => form === "markdown" && blocks.length > 0)) {
    const headings = headingsOf(document.prose);
    const others = headings.filter((heading) => !sections.some(({ heading: name }) => isSection(heading, name)));
    for (const { heading: name } of sections) {
      if (headings.some((heading) => isSection(heading, name))) {
        continue;
      }
      const meant = others.find((heading) => isNear(heading.text, name));
      const fact = `there is no section "## ${name}"`;
      const { bodyOffset } = document.frontMatter;
      yield meant === undefined
        ? { where: { document, start: bodyOffset, end: bodyOffset + 1 }, message: fact }
        : {
            where: { document, start: meant.start, end: meant.end },
            message: `${fact}, and "${"#".repeat(meant.level)} ${meant.text}" comes near`,
            fix: `write "## ${name}"`,
            replacement: `## ${name}`,
          };
    }
  }
}

function isSection({ level, text }: Heading, name: string): boolean {
  return level === 2 && text === name;
}

function isNear(text: string, name: string): boolean {
  const isCut = text.length > 2 && name.toLowerCase().startsWith(text.toLowerCase());
  return isCut || suggest(text, [name]) !== null;
}
