import { defineFeature } from "../define.ts";

export const feature = defineFeature({
  id: "rate-limit",
  title: "Rate limits",
  hint: "per user and address, stricter on login",
  requires: [],
  presets: ["standard"],
  usesRedis: true,
});
