import type { Framework } from "../../generators/define.ts";
import type { Convention } from "./convention.ts";
import { citedConventions, type Persona } from "./persona.ts";

/** A persona's text followed by the wording of the conventions that it names, so that it stands alone. */
export function personaText({ body }: Persona, catalogue: readonly Convention[], framework: Framework): string {
  const cited = citedConventions(body, catalogue);
  return [body, "", "## The conventions named above", ...cited.map((entry) => line(entry, framework)), ""].join("\n");
}

/** `docs/conventions.md`: the whole catalogue for one framework, with the reasons. */
export function conventionsPage(catalogue: readonly Convention[], framework: Framework): string {
  const sections = byArea(catalogue, framework).map(([area, conventions]) =>
    [`## ${area}`, "", ...conventions.map((entry) => `${line(entry, framework)} *Why:* ${entry.why}`), ""].join("\n"),
  );
  return [
    "# Conventions",
    "",
    "Plans, code and reviews name these by id. A plan waives one with a `plan:deviation` block and a reason.",
    "",
    ...sections,
  ].join("\n");
}

const commands = [
  "| command | what it does |",
  "|---|---|",
  '| `npx create-backend-plan new "Title"` | writes a plan with every open decision as `???` |',
  "| `npx create-backend-plan lint` | lists what is missing or wrong; `explain CODE` says more |",
  "| `npx create-backend-plan ready PLAN` | passes a plan without findings and open questions |",
  "| `npx create-backend-plan status` | shows every plan and its state |",
];

/** What `AGENTS.md` says about plans, personas and conventions. */
export function agentsBlock(
  personas: readonly Persona[],
  catalogue: readonly Convention[],
  framework: Framework,
): string {
  return [
    "## Plans come first",
    "",
    "A feature starts as a document under `plans/` and is built when it is ready.",
    "",
    ...commands,
    "",
    "Leave the plan only after you have written a `plan:deviation` block that says where and why.",
    "",
    "## Roles",
    "",
    ...personas.map(({ name, description }) => `- **${name}**: ${description}`),
    "",
    "## Conventions",
    "",
    "Ids below are explained in `docs/conventions.md`; plans and reviews refer to them.",
    "",
    ...byArea(catalogue, framework).map(
      ([area, entries]) => `- ${area}: ${entries.map(({ id }) => `\`${id}\``).join(", ")}`,
    ),
  ].join("\n");
}

function line({ id, statement, how }: Convention, framework: Framework): string {
  const own = how[framework];
  return `- \`${id}\`: ${statement}${own === undefined ? "" : ` ${own}`}`;
}

function byArea(catalogue: readonly Convention[], framework: Framework): readonly [string, readonly Convention[]][] {
  const valid = catalogue.filter(({ flavours }) => flavours.includes(framework));
  const areas = [...new Set(valid.map(({ area }) => area))];
  return areas.map((area) => [area, valid.filter((entry) => entry.area === area)]);
}
