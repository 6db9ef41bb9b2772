import { defineRule } from "./rule.ts";

export const embedding = defineRule({
  code: "BP216",
  severity: "error",
  conventions: ["embeddings"],
  summary: "a vector says its dimension, what it is made from, and by which model",
  reason: "Vectors of two models cannot be compared; without the source nobody knows when to make them again.",
  fix: "give dim, of and model",
  good: "  embedding: {type: vector, dim: 768, of: [title_text], model: text-embedding-004, set_by: server, null: true}",
  bad: "  embedding: {type: vector, dim: 768, of: [title_text], set_by: server, null: true}",
});
