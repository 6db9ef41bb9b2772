import { has, type ContractFeature } from "./target.ts";

export type Policy = "public" | "user" | "staff";

/** One operation of the contract. `{id}` stands for a UUID. */
export interface Route {
  readonly method: "GET" | "POST" | "PATCH";
  readonly path: string;
  readonly policy: Policy;
  readonly feature: ContractFeature | "base";
  /** A body that passes validation, for the routes that take one. */
  readonly body?: object;
}

const password = "correct horse battery";

const allRoutes: readonly Route[] = [
  { method: "GET", path: "/health/live", policy: "public", feature: "health" },
  { method: "GET", path: "/health/ready", policy: "public", feature: "health" },
  { method: "GET", path: "/api/v1/openapi.json", policy: "public", feature: "base" },
  { method: "GET", path: "/api/v1/docs", policy: "public", feature: "base" },
  {
    method: "POST",
    path: "/api/v1/auth/register",
    policy: "public",
    feature: "auth",
    body: { email: "a@example.com", password, displayName: "A" },
  },
  {
    method: "POST",
    path: "/api/v1/auth/login",
    policy: "public",
    feature: "auth",
    body: { email: "a@example.com", password },
  },
  { method: "POST", path: "/api/v1/auth/refresh", policy: "public", feature: "auth", body: { refreshToken: "x" } },
  { method: "POST", path: "/api/v1/auth/logout", policy: "public", feature: "auth", body: { refreshToken: "x" } },
  { method: "GET", path: "/api/v1/auth/me", policy: "user", feature: "auth" },
  { method: "PATCH", path: "/api/v1/auth/me", policy: "user", feature: "auth", body: { displayName: "A" } },
  { method: "GET", path: "/api/v1/users", policy: "staff", feature: "auth" },
  { method: "GET", path: "/api/v1/users/{id}", policy: "user", feature: "auth" },
  { method: "GET", path: "/api/v1/jobs/{id}", policy: "user", feature: "tasks" },
  { method: "POST", path: "/api/v1/exports", policy: "user", feature: "tasks", body: { metadata: {} } },
  { method: "GET", path: "/api/v1/exports/{id}", policy: "user", feature: "tasks" },
];

const isPresent = (route: Route): boolean => route.feature === "base" || has(route.feature);

/** The operations that the project under test must have. */
export const routes = allRoutes.filter(isPresent);

/** The operations that it must not have. */
export const absentRoutes = allRoutes.filter((route) => !isPresent(route));

/** The operations that take a JSON body. */
export const bodyRoutes = routes.filter((route) => route.body !== undefined);

/** The concrete path of an operation. */
export function pathOf(route: Route, id = "00000000-0000-4000-8000-000000000000"): string {
  return route.path.replace("{id}", id);
}

export const nameOf = (route: Route): string => `${route.method} ${route.path}`;
