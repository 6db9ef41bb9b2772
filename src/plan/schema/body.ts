import { z } from "zod";
import { mediaType, name, none } from "./atoms.ts";
import { field } from "./field.ts";
import { listing } from "./listing.ts";
import { fieldRef, refTo } from "./refs.ts";

/** A field of a body: said here, or taken over from a model, or a nested body. */
const bodyField = z
  .union([
    z.strictObject({ from: fieldRef, null: z.boolean().optional(), optional: z.boolean().optional() }),
    z.strictObject({ is: refTo("shape", "model"), null: z.boolean().optional(), optional: z.boolean().optional() }),
    z.strictObject({
      each: z.union([refTo("shape", "model"), fieldRef, field]),
      max_items: z.number().int().min(1).max(1000),
      optional: z.boolean().optional(),
    }),
    field,
  ])
  .meta({
    id: "body-field",
    description: "One key of a body: taken over from a model, another body, a list, or a field of its own.",
  });

export const bodyFields = z.record(name, bodyField);

export const requestBody = z.union([none, refTo("shape", "model"), z.strictObject({ fields: bodyFields })]);

export const responseBody = z
  .union([
    none,
    refTo("shape", "model"),
    z.strictObject({ fields: bodyFields }),
    z.strictObject({ list: refTo("shape", "model"), ...listing }),
    z.strictObject({ job: refTo("task") }).meta({ description: "202 with the Location of the job." }),
    z.strictObject({ file: mediaType }),
    z.strictObject({ stream: refTo("channel") }),
  ])
  .meta({
    id: "response-body",
    description: "What an answer holds: nothing, one body, a list, a job to ask for, a file or a stream.",
  });
