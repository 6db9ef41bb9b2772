import { z } from "zod";

import { type Framework, frameworks } from "../../generators/define.ts";
import { parseFrontMatter } from "../plan/front-matter.ts";
import type { Convention } from "./convention.ts";
import { listAgentFiles, readAgentFile } from "./package-files.ts";

const header = z.strictObject({
  name: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  flavour: z.enum([...frameworks, "any"]),
  /** What it may write: plan documents, questions in them, or code. */
  access: z.enum(["plans", "questions", "code"]),
  description: z.string().min(40),
});

/** A role that an agent can take, as the package ships it. */
export type Persona = z.infer<typeof header> & { readonly body: string; readonly file: string };

/** A recipe that an agent reads when it fits, as the package ships it. */
export interface Skill {
  readonly name: string;
  readonly description: string;
  readonly body: string;
}

export function loadPersonas(): readonly Persona[] {
  return listAgentFiles("personas").map((file) => {
    const { data, body } = readMarkdown(`personas/${file}`);
    return { ...header.parse(data), body, file };
  });
}

/** The personas of a team that builds with one framework: its own architect and those for both. */
export function personasFor(framework: Framework): readonly Persona[] {
  return loadPersonas().filter(({ flavour }) => flavour === "any" || flavour === framework);
}

export function loadSkills(): readonly Skill[] {
  return listAgentFiles("skills").map((name) => {
    const { data, body } = readMarkdown(`skills/${name}/SKILL.md`);
    return { ...header.pick({ name: true, description: true }).parse(data), body };
  });
}

function readMarkdown(path: string): { readonly data: unknown; readonly body: string } {
  const { data, body } = parseFrontMatter(readAgentFile(path));
  return { data, body: body.trim() };
}

/** The conventions whose ids a text names in code spans, in catalogue order. */
export function citedConventions(text: string, catalogue: readonly Convention[]): readonly Convention[] {
  const spans = new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, span]) => span));
  return catalogue.filter(({ id }) => spans.has(id));
}
