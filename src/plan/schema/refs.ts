import { z } from "zod";

/** `kind.Name` or `kind.name.part`: how blocks name each other. */
export type RefKind =
  | "model"
  | "resource"
  | "endpoint"
  | "shape"
  | "task"
  | "service"
  | "channel"
  | "migration"
  | "edge"
  | "decision"
  | "deviation"
  | "question"
  | "metric";

const bodies: Readonly<Record<string, string>> = {
  model: "[A-Z][A-Za-z0-9]{0,39}",
  shape: "[A-Z][A-Za-z0-9]{0,39}",
  question: "[a-z][a-z0-9_-]{0,63}(?:\\.[a-z][a-z0-9_-]{0,63}){0,2}",
};
const dotted = "[a-z][a-z0-9_-]{0,39}(?:\\.[a-z][a-z0-9_-]{0,39}){0,2}";

const samples: Readonly<Record<string, string>> = {
  model: "model.Order",
  shape: "shape.Summary",
  question: "question.tax-rounding",
};

/** The id of a block of one kind. */
function blockId(kind: RefKind): z.ZodString {
  return z
    .string()
    .regex(
      new RegExp(`^${kind}\\.${bodies[kind] ?? dotted}$`),
      `must be an id like ${samples[kind] ?? `${kind}.orders.name`}`,
    )
    .meta({ title: `${kind}.…` });
}

/** A reference to a block of one of the kinds. */
export function refTo(...kinds: readonly RefKind[]): z.ZodString {
  const alternatives = kinds.map((kind) => `${kind}\\.${bodies[kind] ?? dotted}`).join("|");
  const wanted = kinds.map((kind) => samples[kind] ?? `${kind}.orders.name`).join(" or ");
  return z
    .string()
    .regex(new RegExp(`^(?:${alternatives})$`), `must be a reference like ${wanted}`)
    .meta({ title: kinds.map((kind) => `${kind}.…`).join(" or ") });
}

/** A field of a model: `model.Order.total`. */
export const fieldRef = z
  .string()
  .regex(/^model\.[A-Z][A-Za-z0-9]{0,39}\.[a-z][a-z0-9_]{0,39}$/, "must be a field of a model, as in model.Order.total")
  .meta({ title: "model.Name.field" });

/** Any text that can only be meant as a reference, whatever key it stands under. */
export const referencePattern =
  /^(model|resource|endpoint|shape|task|service|channel|migration|edge|decision|deviation|question|metric)\.[A-Za-z][\w-]*(\.[A-Za-z][\w-]*){0,2}$/;

/** Keys every block may have beside its own. */
export function blockKeys(kind: RefKind) {
  return {
    id: blockId(kind).meta({ description: "Its name, never a number; other blocks refer to it by this." }),
    renamed_from: blockId(kind).optional().meta({ description: "The id it had before." }),
    note: z.string().max(2000).optional().meta({ description: "A remark for people; nothing is built from it." }),
  };
}
