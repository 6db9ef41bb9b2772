import { z } from "zod";
import { prose } from "../atoms.ts";
import { decide } from "../decide.ts";
import { blockKeys } from "../refs.ts";

export const decision = z.strictObject({
  ...blockKeys("decision"),
  question: decide(prose, { ask: "what had to be decided" }),
  options: decide(z.record(z.string().min(1).max(60), prose), {
    code: "BP606",
    ask: "what speaks for and against each, by name",
  }),
  chosen: decide(z.string().min(1).max(60), { code: "BP606", ask: "the name of the option" }),
  why: decide(prose, { code: "BP606", ask: "what tipped the scales" }),
});
