import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const publicWriteLimit = defineRule({
  code: "BP325",
  severity: "error",
  conventions: ["rate-limit"],
  summary: "a public endpoint that writes has a rate limit of its own",
  reason:
    "Nobody is signed in, so the default per user does not hold; registration and contact forms are what bots look for.",
  fix: "give rate_limit: {per: address, limit: 5/hour}",
  good: `effect: none
rate_limit: {per: address, limit: 5/hour}`,
  bad: "effect: none",
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { auth, method, rate_limit: limit, origin } of ir.endpoints) {
    if (auth === "public" && method !== undefined && method !== "GET" && (limit === undefined || limit === "default")) {
      yield { where: at({ ...origin, path: [] }, "auth"), message: `everybody may ${method}, as often as they like` };
    }
  }
}
