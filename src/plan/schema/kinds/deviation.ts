import { z } from "zod";
import { prose } from "../atoms.ts";
import { decide } from "../decide.ts";
import { blockKeys } from "../refs.ts";

const waived = z
  .string()
  .regex(/^(BP\d{3}|[a-z][a-z0-9-]{1,40})$/, "must be the code of a rule or the id of a convention")
  .meta({
    title: "rule",
    description: "The code of a rule, as in BP332, or the id of a convention, as in pagination.",
  });
const place = z
  .string()
  .regex(/^(plan|[a-z]+\.[A-Za-z][\w.-]{0,120}(\[\d+\][\w.]*)?)$/, "must be plan, or the path that a finding names")
  .meta({
    title: "place",
    description: "The path that the finding names, as in model.Order.total, or plan for the whole document.",
  });

export const deviation = z.strictObject({
  ...blockKeys("deviation"),
  waives: decide(waived, { code: "BP604", ask: "the code of the rule, or the id of a convention" }),
  at: decide(place, { code: "BP604", ask: "where: the path that the finding names, or plan" }),
  reason: decide(prose, { code: "BP604", ask: "why the rule does not fit here" }),
});
