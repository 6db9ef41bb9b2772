import { defineFeature } from "../define.ts";

export const feature = defineFeature({
  id: "logging",
  title: "Structured logs",
  hint: "JSON with request ids, secrets redacted",
  requires: [],
  presets: ["standard"],
  usesRedis: false,
});
