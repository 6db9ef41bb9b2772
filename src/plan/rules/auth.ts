import { defineRule } from "./rule.ts";

export const auth = defineRule({
  code: "BP318",
  severity: "error",
  conventions: ["auth"],
  summary: "every route says who may call it",
  reason: "A route without a policy is open, or closed, by accident. `public` is a policy too.",
  fix: "say auth: public, user, staff or {permission: name}",
  good: `route: POST /loans/open
auth: {permission: loans.open}
visible: {scope: branch}`,
  bad: `route: POST /loans/open
visible: {scope: branch}`,
});
