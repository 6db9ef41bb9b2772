import { defineFeature } from "../define.ts";

export const feature = defineFeature({
  id: "ci",
  title: "CI workflow",
  hint: "GitHub Actions: every check, on SQLite and on PostgreSQL",
  requires: [],
  presets: ["standard"],
  usesRedis: false,
});
