import { defineFeature } from "../define.ts";

export const feature = defineFeature({
  id: "agent-docs",
  title: "Agent docs",
  hint: "AGENTS.md with commands, layout and conventions",
  requires: [],
  presets: ["standard"],
  usesRedis: false,
});
