import { z } from "zod";
import { name, none, prose, why } from "../atoms.ts";
import { assignments, computed } from "../behaviour.ts";
import { decide } from "../decide.ts";
import { blockKeys, refTo } from "../refs.ts";

const changes = [
  "create_table",
  "add_column",
  "add_index",
  "add_unique",
  "add_constraint",
  "backfill",
  "set_not_null",
  "change_type",
  "rename_column",
  "drop_column",
  "drop_index",
  "drop_table",
] as const;

const step = z
  .strictObject({
    phase: decide(z.enum(["expand", "backfill", "contract"]), { code: "BP507", ask: "expand, backfill or contract" }),
    deploy: decide(z.number().int().min(1), { code: "BP507", ask: "with which deployment, counted from 1" }),
    do: decide(z.enum(changes), { ask: changes.join(", ") }),
    fields: z.array(name).min(1).optional(),
    to: name.optional().meta({ description: "The new name, for rename_column." }),
    set: assignments.optional().meta({ description: "What a backfill writes." }),
    batch: z.number().int().min(1).optional().meta({ description: "How many rows a backfill changes at a time." }),
    concurrently: z.boolean().optional(),
    duplicates: prose
      .optional()
      .meta({ description: "How rows that would break a new unique rule are found and what becomes of them." }),
    note: z.string().max(2000).optional(),
  })
  .meta({ id: "migration-step", description: "One step, in the deployment that makes it." });

export const migration = z.strictObject({
  ...blockKeys("migration"),
  model: decide(refTo("model"), { ask: "the model whose table changes" }),
  steps: decide(z.array(step).min(1), {
    code: "BP506",
    ask: "[{phase: expand, deploy: 1, do: add_column, fields: [total]}]",
  }),
  computed,
  lock: decide(
    z.strictObject({
      risk: decide(z.union([none, z.enum(["brief", "long"])]), { code: "BP510", ask: "none, brief or long" }),
      why: decide(prose, { code: "BP510", ask: "which lock, on which table, for how long" }),
    }),
    { code: "BP510", ask: "{risk: brief, why: ...}" },
  ),
  rollback: decide(z.union([prose, why]), { code: "BP505", ask: "what undoing it does and loses, or {none: why}" }),
});
