import { defineFeature } from "../define.ts";

export const feature = defineFeature({
  id: "auth",
  title: "Users and sign-in",
  hint: "registration, rotating tokens, staff, object permissions",
  requires: [],
  presets: ["standard"],
  usesRedis: false,
});
