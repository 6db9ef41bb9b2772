import type { Kind } from "../schema/kinds.ts";

/** What an architect goes through, in this order; `kinds` are the blocks that stand in a section. */
export const sections: readonly { readonly heading: string; readonly ask: string; readonly kinds: readonly Kind[] }[] =
  [
    {
      heading: "Context and requirements",
      ask: "who needs this, what hurts them today, and what must be true afterwards",
      kinds: [],
    },
    { heading: "Existing patterns it follows", ask: "which feature it is built like, and where it differs", kinds: [] },
    { heading: "Data models", ask: "what a row stands for, and who may change it", kinds: ["model"] },
    { heading: "API", ask: "who calls it, and from which screen", kinds: ["resource", "endpoint", "shape"] },
    {
      heading: "Background tasks",
      ask: "what goes on after the answer was sent, or that nothing does",
      kinds: ["task"],
    },
    { heading: "External services", ask: "which services it depends on, or that there are none", kinds: ["service"] },
    {
      heading: "Real time",
      ask: "what must reach the client without being asked for, or that nothing must",
      kinds: ["channel"],
    },
    {
      heading: "Migration and rollout",
      ask: "what becomes of the data that is there, in which deployments, and how to go back",
      kinds: ["migration"],
    },
    {
      heading: "Edge cases and errors",
      ask: "what is done twice, late, at the same time, by the wrong person, or while a service is down; a plan:edge block for each",
      kinds: ["edge"],
    },
    { heading: "Performance", ask: "expected volumes and answer times in numbers, what is cached", kinds: [] },
    {
      heading: "Security and permissions",
      ask: "who may see and change which rows, and what must never be shown or logged",
      kinds: [],
    },
    {
      heading: "Observability",
      ask: "how one notices that it does not work; a plan:metric block for each number",
      kinds: ["metric"],
    },
    {
      heading: "Trade-offs and decisions",
      ask: "which other ways there were; a plan:decision block for each choice",
      kinds: ["decision"],
    },
    {
      heading: "Deviations from conventions",
      ask: "which convention does not fit here and why, or that all do",
      kinds: ["deviation"],
    },
    {
      heading: "Open questions",
      ask: "what is not known yet and who decides it, or that nothing is open; a plan:question block for each",
      kinds: ["question"],
    },
    {
      heading: "Regression risks",
      ask: "which existing behaviour could break, and which test proves that it does not",
      kinds: [],
    },
  ];
