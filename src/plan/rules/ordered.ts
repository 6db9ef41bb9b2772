import { defineRule } from "./rule.ts";

export const ordered = defineRule({
  code: "BP306",
  severity: "error",
  conventions: ["pagination"],
  summary: "a list has an order",
  reason: "Without one, rows move between pages from request to request. The id breaks ties by itself.",
  fix: "name the orders it offers, the default first",
  good: `  filters: [status]
  sort: [-created_at]
  pagination: cursor`,
  bad: `  filters: [status]
  pagination: cursor`,
});
