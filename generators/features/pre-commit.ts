import { defineFeature } from "../define.ts";

export const feature = defineFeature({
  id: "pre-commit",
  title: "pre-commit hooks",
  hint: "the same linters before each commit",
  requires: [],
  presets: ["standard"],
  usesRedis: false,
});
