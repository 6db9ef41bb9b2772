import { defineFeature } from "../define.ts";

export const feature = defineFeature({
  id: "tasks",
  title: "Background jobs",
  hint: "Celery worker and beat behind a transactional outbox",
  requires: ["auth"],
  presets: ["standard"],
  usesRedis: true,
});
