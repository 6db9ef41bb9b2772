import { defineRule } from "./rule.ts";

export const enumValues = defineRule({
  code: "BP204",
  severity: "error",
  summary: "an enum lists its values",
  reason: "The values are part of the contract; a client cannot guess them and a migration has to know them.",
  fix: "give `values`",
  good: "values: [active, returned, lost], default: active,",
  bad: "default: active,",
});
