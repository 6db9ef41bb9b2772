import { defineFeature } from "../define.ts";

export const feature = defineFeature({
  id: "cache",
  title: "Cache",
  hint: "Redis, or memory where there is none",
  requires: [],
  presets: ["standard"],
  usesRedis: true,
});
