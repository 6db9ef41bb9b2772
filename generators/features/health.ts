import { defineFeature } from "../define.ts";

export const feature = defineFeature({
  id: "health",
  title: "Health probes",
  hint: "live and ready",
  requires: [],
  presets: ["standard"],
  usesRedis: false,
  contributes: {
    models: { flask: {}, django: {} },
    routes: {
      "endpoint.health.live": "GET /health/live",
      "endpoint.health.ready": "GET /health/ready",
    },
    tasks: [],
  },
});
