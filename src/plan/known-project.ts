import type { FieldTypeName } from "./schema/field-types.ts";

export interface KnownField {
  readonly name: string;
  readonly type: FieldTypeName;
}

/** What is there beside the plans: found in the project, or in every project of the standard preset. */
export interface KnownProject {
  readonly ids: readonly string[];
  readonly fields: ReadonlyMap<string, readonly KnownField[]>;
  /** Models found in code whose columns were not read. */
  readonly models: readonly string[];
  readonly tables: ReadonlyMap<string, string>;
  /** `GET /api/v1/users` and so on. */
  readonly routes: readonly string[];
  /** Ids of plans that were applied, and so are the source of what was found. */
  readonly framework: "flask" | "django" | null;
}

const stamped = [
  { name: "id", type: "uuid" },
  { name: "created_at", type: "datetime" },
  { name: "updated_at", type: "datetime" },
] as const;

/** The models and routes of docs/http-contract.md. */
export const standardProject: KnownProject = {
  ids: [
    "model.User",
    "model.Job",
    "resource.users",
    "resource.users.list",
    "resource.users.retrieve",
    "endpoint.auth.register",
    "endpoint.auth.login",
    "endpoint.auth.refresh",
    "endpoint.auth.logout",
    "endpoint.auth.me",
    "resource.jobs.retrieve",
    "endpoint.exports.create",
  ],
  fields: new Map<string, readonly KnownField[]>([
    [
      "model.User",
      [
        ...stamped,
        { name: "email", type: "email" },
        { name: "display_name", type: "string" },
        { name: "is_active", type: "boolean" },
        { name: "is_staff", type: "boolean" },
      ],
    ],
    [
      "model.Job",
      [
        ...stamped,
        { name: "owner", type: "ref" },
        { name: "type", type: "string" },
        { name: "status", type: "enum" },
        { name: "attempts", type: "integer" },
        { name: "metadata", type: "json" },
        { name: "finished_at", type: "datetime" },
      ],
    ],
  ]),
  models: [],
  tables: new Map([
    ["users", "model.User"],
    ["job", "model.Job"],
  ]),
  routes: [
    "POST /api/v1/auth/register",
    "POST /api/v1/auth/login",
    "POST /api/v1/auth/refresh",
    "POST /api/v1/auth/logout",
    "GET /api/v1/auth/me",
    "PATCH /api/v1/auth/me",
    "GET /api/v1/users",
    "GET /api/v1/users/{id}",
    "GET /api/v1/jobs/{id}",
    "POST /api/v1/exports",
    "GET /api/v1/exports/{id}",
    "GET /api/v1/docs",
    "GET /api/v1/openapi.json",
  ],
  framework: null,
};

export function knownFields(project: KnownProject, model: string): readonly KnownField[] | null {
  return project.fields.get(model) ?? null;
}
