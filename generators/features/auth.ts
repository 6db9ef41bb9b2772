import { type ContributedModel, defineFeature } from "../define.ts";

const user: ContributedModel["columns"] = {
  id: "uuid",
  created_at: "datetime",
  updated_at: "datetime",
  email: "email",
  display_name: "string",
  is_active: "boolean",
  is_staff: "boolean",
};

export const feature = defineFeature({
  id: "auth",
  title: "Users and sign-in",
  hint: "registration, rotating tokens, staff, object permissions",
  requires: [],
  presets: ["standard"],
  usesRedis: false,
  contributes: {
    models: {
      flask: {
        User: { table: "user_account", columns: { ...user, password_hash: "string" } },
        RefreshToken: {
          table: "refresh_token",
          columns: {
            id: "uuid",
            created_at: "datetime",
            updated_at: "datetime",
            user: "ref",
            family_id: "uuid",
            token_hash: "string",
            expires_at: "datetime",
            spent_at: "datetime",
            revoked_at: "datetime",
          },
        },
        IdempotencyRecord: {
          table: "idempotency_record",
          columns: {
            id: "uuid",
            created_at: "datetime",
            updated_at: "datetime",
            caller: "string",
            method: "string",
            path: "string",
            key: "string",
            request_hash: "string",
            claim: "uuid",
            claimed_until: "datetime",
            status: "integer",
            body: "text",
            location: "string",
            expires_at: "datetime",
          },
        },
      },
      django: {
        User: { table: "accounts_user", columns: { ...user, password: "string" } },
        TokenFamily: {
          table: "accounts_tokenfamily",
          columns: { id: "uuid", user: "ref", created_at: "datetime", revoked_at: "datetime" },
        },
        RefreshToken: {
          table: "accounts_refreshtoken",
          columns: {
            id: "uuid",
            family: "ref",
            digest: "string",
            created_at: "datetime",
            expires_at: "datetime",
            spent_at: "datetime",
          },
        },
        IdempotencyRecord: {
          table: "idempotency_idempotencyrecord",
          columns: {
            id: "string",
            body_digest: "string",
            claim: "string",
            status: "integer",
            body: "text",
            location: "string",
            created_at: "datetime",
            expires_at: "datetime",
          },
        },
      },
    },
    routes: {
      "endpoint.auth.register": "POST /api/v1/auth/register",
      "endpoint.auth.login": "POST /api/v1/auth/login",
      "endpoint.auth.refresh": "POST /api/v1/auth/refresh",
      "endpoint.auth.logout": "POST /api/v1/auth/logout",
      "endpoint.auth.me": "GET /api/v1/auth/me",
      "endpoint.auth.update_me": "PATCH /api/v1/auth/me",
      "resource.users.list": "GET /api/v1/users",
      "resource.users.retrieve": "GET /api/v1/users/{id}",
    },
    tasks: [],
  },
});
