import { sections } from "../../src/plan/scaffold/sections.ts";

/** Every section of a plan, each with a sentence: what a plan that is about something else still needs. */
export const sectionsText = sections.map(({ heading }) => `## ${heading}\n\nNothing that matters here.\n`).join("\n");
