import { z } from "zod";
import { none, prose } from "../atoms.ts";
import { decide } from "../decide.ts";
import { blockKeys } from "../refs.ts";

export const question = z.strictObject({
  ...blockKeys("question"),
  asks: decide(prose, { ask: "the question" }),
  who: decide(prose, { ask: "who decides" }),
  options: z.array(prose).optional(),
  answer: decide(z.union([none, prose]), { code: "BP605", ask: "none while it is open" }),
});
