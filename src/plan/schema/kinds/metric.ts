import { z } from "zod";
import { duration, name, none, prose, why } from "../atoms.ts";
import { decide } from "../decide.ts";
import { blockKeys, refTo } from "../refs.ts";

const alarm = z.union([
  z.strictObject({ above: z.number(), for: duration }),
  z.strictObject({ below: z.number(), for: duration }),
  why,
]);

export const metric = z.strictObject({
  ...blockKeys("metric"),
  measures: decide(prose, { ask: "what is counted or timed" }),
  type: decide(z.enum(["counter", "gauge", "histogram"]), { ask: "counter, gauge or histogram" }),
  unit: decide(name, { ask: "as in seconds, rows, requests" }),
  of: z.array(refTo("endpoint", "resource", "task", "service", "channel")).optional(),
  labels: decide(z.union([none, z.array(name).max(8)]), { ask: "few and bounded, as in [status], or none" }),
  alarm: decide(alarm, { code: "BP612", ask: "{above: 0.05, for: 5m} or {none: why}" }),
});
