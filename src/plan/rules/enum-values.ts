import { defineRule } from "./rule.ts";

export const enumValues = defineRule({
  code: "BP204",
  severity: "error",
  summary: "an enum lists its values",
  reason: "The values are part of the contract; a client cannot guess them and a migration has to know them.",
  fix: "list the values, as in values: [draft, sent]",
  good: "  status: {type: enum, values: [active, returned, lost], default: active, set_by: server}",
  bad: "  status: {type: enum, default: active, set_by: server}",
});
