import { z } from "zod";
import { duration, name, none, path, why } from "../atoms.ts";
import { auth, visible } from "../access.ts";
import { bodyFields } from "../body.ts";
import { decide } from "../decide.ts";
import { blockKeys, refTo } from "../refs.ts";

const event = z.union([refTo("shape", "model"), z.strictObject({ fields: bodyFields })]);
const replay = z.union([
  z.strictObject({
    by: z.literal("last_event_id"),
    keep: decide(duration, { code: "BP417", ask: "how long events can be replayed, as in 1h" }),
  }),
  why,
]);

export const channel = z.strictObject({
  ...blockKeys("channel"),
  transport: decide(z.enum(["sse", "websocket"]), { ask: "sse or websocket" }),
  path: decide(path, { code: "BP301", ask: "its path below /api/v1, as in /notifications/stream" }),
  auth,
  visible,
  events: decide(z.record(name, event), { ask: "a body for each event, as in created: model.Notification" }),
  sent_by: decide(z.record(name, z.array(refTo("endpoint", "resource", "task")).min(1)), {
    code: "BP428",
    ask: "what sends each event, as in created: [resource.notifications.create]",
  }),
  replay: decide(replay, { code: "BP417", ask: "{by: last_event_id, keep: 1h} or {none: why}" }),
  heartbeat: decide(duration, { code: "BP417", ask: "as in 15s" }),
  max_per_caller: decide(z.number().int().min(1).max(1000), {
    code: "BP417",
    ask: "how many streams one caller may hold, as in 3",
  }),
  max_message: z.number().int().min(1).optional().meta({ description: "Bytes; needed for websocket." }),
  calls: z.union([none, z.array(refTo("service")).min(1)]).optional(),
});
