import { defineFeature } from "../define.ts";

export const feature = defineFeature({
  id: "docker",
  title: "Docker",
  hint: "Dockerfile and compose file",
  requires: [],
  presets: ["standard"],
  usesRedis: false,
});
