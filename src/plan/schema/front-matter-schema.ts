import { z } from "zod";
import { name, none } from "./atoms.ts";
import { refTo } from "./refs.ts";

/** The header of a plan document. */
export const frontMatterSchema = z.strictObject({
  plan: z.literal(1).meta({ description: "The version of this format." }),
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, "must be lower-case words joined by hyphens")
    .meta({ description: "The name of the plan." }),
  title: z.string().min(1).max(200),
  status: z
    .enum(["draft", "ready", "applied"])
    .meta({ description: "`ready` is written by the command of that name." }),
  target: z.enum(["flask", "django", "any"]).meta({ description: "The flavour it is for." }),
  feature: name.optional().meta({ description: "The package it lands in; the id in snake_case unless said." }),
  scope: z
    .union([none, refTo("model")])
    .optional()
    .meta({ description: "The entity that the data is organised by: a ward, a tenant, a team." }),
  content: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, "must be what `ready` wrote")
    .optional()
    .meta({ description: "What `ready` saw; an edit after it makes the plan a draft again." }),
});

export type PlanHeader = z.output<typeof frontMatterSchema>;

/** A `.plan.yaml` file; what its blocks hold is up to their kinds. */
export const sidecarSchema = z.strictObject({
  plan: z.literal(1),
  blocks: z.array(z.unknown().meta({ title: "block" })),
});
