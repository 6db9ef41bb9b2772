import { defineFeature } from "../define.ts";

export const feature = defineFeature({
  id: "health",
  title: "Health probes",
  hint: "live and ready",
  requires: [],
  presets: ["standard"],
  usesRedis: false,
});
