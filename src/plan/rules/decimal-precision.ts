import { defineRule } from "./rule.ts";

export const decimalPrecision = defineRule({
  code: "BP201",
  severity: "error",
  summary: "a decimal has precision and scale",
  reason:
    "Databases cut or round to the size of the column, and the two that are supported differ in what they do without one.",
  fix: "give precision (all digits) and scale (digits after the point)",
  good: '  fine_amount: {type: decimal, precision: 10, scale: 2, default: "0.00", set_by: server}',
  bad: '  fine_amount: {type: decimal, scale: 2, default: "0.00", set_by: server}',
});
