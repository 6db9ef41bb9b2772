import { describe, expect, it } from "vitest";

import { frameworks } from "../../../generators/define.ts";
import { loadConventions } from "../../../src/agents/convention.ts";
import { personaText } from "../../../src/agents/instructions.ts";
import { loadPersonas, loadSkills, personasFor } from "../../../src/agents/persona.ts";
import { parseFrontMatter } from "../../../src/plan/front-matter.ts";

const catalogue = loadConventions();
const personas = loadPersonas();

describe.each(personas.map((persona) => [persona.file, persona] as const))("persona %s", (_, persona) => {
  it("says when to use it and when not", () => {
    expect(persona.description).toMatch(/\bUse it (?:for|when)\b/);
    expect(persona.description).toMatch(/\bDo not use it (?:for|to)\b/);
    expect(persona.body).toContain("| Bring me | Skip me |");
  });

  it("cites conventions that exist, where a span looks like one", () => {
    const known = new Set(catalogue.map(({ id }) => id));
    const inParentheses = [...persona.body.matchAll(/\((`[a-z0-9-]+`(?:, `[a-z0-9-]+`)*)\)/g)].flatMap(
      ([, group = ""]) => group.split(", ").map((span) => span.replaceAll("`", "")),
    );
    expect(inParentheses.length).toBeGreaterThan(0);
    expect(inParentheses.filter((id) => !known.has(id))).toEqual([]);
  });

  it("says what it hands over", () => {
    expect(persona.body).toContain("## What you hand over");
  });

  it("stands alone: every id it cites is explained below", () => {
    for (const framework of frameworks) {
      const text = personaText(persona, catalogue, framework);
      const [, explained = ""] = text.split("## The conventions named above");
      expect(explained.match(/^- `/gm)?.length ?? 0).toBeGreaterThan(5);
    }
  });
});

const architect = [
  /root cause/i,
  /`plans\/` only|below `plans\/`/,
  /never implement/i,
  /at least two options/i,
  /recommend one/i,
  /metrics/i,
  /migrations/i,
  /risk/i,
  /request and response fields/,
  /page form/,
  /status (?:codes )?and error codes/,
  /datetimes/,
  /\blive\b/,
];

const mandates = {
  "backend-architect-flask.md": [
    ...architect,
    /Flask/,
    /PostgreSQL/,
    /Redis/,
    /Celery/,
    /SQLAlchemy/,
    /Alembic/,
    /AI services/,
    /breaker/,
    /SSE/,
    /it still holds/,
    /all of them fail/,
    /You ship them/,
    /wakes somebody/,
  ],
  "backend-architect-django.md": [
    ...architect,
    /Django 6/,
    /DRF/,
    /PostgreSQL/,
    /Celery/,
    /You may read everything/,
    /backend only/,
    /an existing pattern wins/i,
  ],
  "backend-coder.md": [
    /a draft, or a plan with an open question/,
    /Stop before you write/,
    /`plan:deviation`/,
    /poe check/,
  ],
  "frontend-architect.md": [/Read the contract/, /`plan:question` blocks .* and nothing else/, /what you propose/],
};

describe("the roles of a team", () => {
  it.each(frameworks)("are three for %s", (framework) => {
    expect(personasFor(framework).map(({ name }) => name)).toEqual([
      "backend-architect",
      "backend-coder",
      "frontend-architect",
    ]);
  });

  it("let architects write plans only", () => {
    const access = Object.fromEntries(personas.map(({ file, access: may }) => [file, may]));
    expect(access).toEqual({
      "backend-architect-django.md": "plans",
      "backend-architect-flask.md": "plans",
      "backend-coder.md": "code",
      "frontend-architect.md": "questions",
    });
  });

  it.each(Object.entries(mandates))("%s has its whole mandate", (file, demands) => {
    const { description, body } = personas.find((persona) => persona.file === file) ?? { description: "", body: "" };
    expect(demands.filter((demand) => !demand.test(`${description}\n${body}`))).toEqual([]);
  });

  it("lead the Django architect through four steps in their order", () => {
    const body = personas.find(({ file }) => file === "backend-architect-django.md")?.body ?? "";
    const steps = [...body.matchAll(/^\d\. \*\*(\w+)/gm)].map(([, word]) => word);
    expect(steps).toEqual(["Understand", "Explore", "Design", "Document"]);
  });
});

describe("skills", () => {
  it("are read with name and description", () => {
    expect(loadSkills().map(({ name }) => name)).toEqual(["implement-backend-plan", "write-backend-plan"]);
  });
});

describe("front matter that is not quoted", () => {
  it("would not have been read, which is why ours is", () => {
    expect(() => parseFrontMatter("---\ndescription: Use it: now\n---\n")).toThrow();
    expect(parseFrontMatter('---\ndescription: "Use it: now"\n---\n').data).toEqual({ description: "Use it: now" });
  });
});
