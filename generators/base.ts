import type { Contribution } from "./define.ts";

/** What every project has, whatever was chosen. */
export const baseContribution: Contribution = {
  models: { flask: {}, django: {} },
  routes: {
    "endpoint.api.docs": "GET /api/v1/docs",
    "endpoint.api.openapi": "GET /api/v1/openapi.json",
  },
  tasks: [],
};
