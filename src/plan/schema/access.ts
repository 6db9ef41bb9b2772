import { z } from "zod";
import { name, rate, why } from "./atoms.ts";
import { decide } from "./decide.ts";

const permission = z.strictObject({
  permission: z
    .string()
    .regex(/^[a-z][a-z0-9_.]{0,63}$/, "must be a snake_case name, as in orders.refund")
    .meta({ title: "permission", description: "snake_case, dots allowed, as in orders.refund." }),
});

/** Who may call a route at all. */
export const auth = decide(z.union([z.enum(["public", "user", "staff"]), permission]), {
  code: "BP318",
  ask: "public, user, staff or {permission: name}",
});

/** Which rows a caller may see; another's row is 404. */
export const visible = decide(
  z.union([
    z.enum(["all", "none"]),
    z.strictObject({ own: name.meta({ description: "The field that names the owner." }) }),
    z.strictObject({ scope: name.meta({ description: "The field that names the scope the caller belongs to." }) }),
    z.strictObject({ query: name.meta({ description: "A named query of the model that starts from the caller." }) }),
  ]),
  { code: "BP312", ask: "all, {own: field}, {scope: field} or {query: name}" },
);

export const idempotency = decide(z.union([z.enum(["header", "natural"]), why]), {
  code: "BP316",
  ask: "header (honours Idempotency-Key), natural (twice is once anyway) or {none: why}",
});

export const transaction = decide(z.union([z.literal("atomic"), why]), { code: "BP310", ask: "atomic or {none: why}" });

export const rateLimit = z
  .union([z.literal("default"), z.strictObject({ per: z.enum(["user", "address"]), limit: rate })])
  .meta({ description: "The project's default unless said." });
