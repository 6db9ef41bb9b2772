import { defineRule } from "./rule.ts";

export const streamLimits = defineRule({
  code: "BP417",
  severity: "error",
  conventions: ["sse", "websocket"],
  summary: "a channel says replay, heartbeat and how many streams one caller may hold",
  reason:
    "Connections break: without replay events are lost, without a heartbeat nobody notices, without a bound one client takes all workers.",
  fix: "give replay, heartbeat and max_per_caller",
  good: `replay: {by: last_event_id, keep: 1h}
heartbeat: 15s
max_per_caller: 3`,
  bad: `replay: {by: last_event_id, keep: 1h}
max_per_caller: 3`,
});
