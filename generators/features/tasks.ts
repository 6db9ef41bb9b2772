import { type ContributedModel, defineFeature } from "../define.ts";

const job: ContributedModel["columns"] = {
  id: "uuid",
  created_at: "datetime",
  updated_at: "datetime",
  owner: "ref",
  type: "string",
  args: "json",
  key: "string",
  metadata: "json",
  status: "enum",
  attempts: "integer",
  available_at: "datetime",
  lease_until: "datetime",
  error_code: "string",
  result: "json",
  finished_at: "datetime",
};

export const feature = defineFeature({
  id: "tasks",
  title: "Background jobs",
  hint: "Celery worker and beat behind a transactional outbox",
  requires: ["auth"],
  presets: ["standard"],
  usesRedis: true,
  contributes: {
    models: {
      flask: { Job: { table: "job", columns: job } },
      django: { Job: { table: "jobs_job", columns: job } },
    },
    routes: {
      "resource.jobs.retrieve": "GET /api/v1/jobs/{id}",
      "endpoint.exports.create": "POST /api/v1/exports",
      "endpoint.exports.retrieve": "GET /api/v1/exports/{id}",
    },
    tasks: ["task.exports.export", "task.maintenance.purge_expired"],
  },
});
