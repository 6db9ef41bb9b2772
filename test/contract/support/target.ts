export const contractFeatures = ["auth", "tasks", "cache", "rate-limit", "health"] as const;

export type ContractFeature = (typeof contractFeatures)[number];

/** What is under test. */
export interface Target {
  /** `CONTRACT_BASE_URL`, without a trailing slash. */
  readonly baseUrl: string;
  /** `CONTRACT_FEATURES`, comma-separated; all of them by default. Features without a route are ignored. */
  readonly features: ReadonlySet<string>;
  /** `CONTRACT_STAFF_EMAIL` and `CONTRACT_STAFF_PASSWORD`: an account made by `poe staff`. */
  readonly staff: { readonly email: string; readonly password: string } | null;
  /** `CONTRACT_CORS_ORIGIN`: an origin that the server allows. */
  readonly corsOrigin: string;
  /** `CONTRACT_APP_ENV`: `production` (default) or `development`. */
  readonly production: boolean;
  /** `CONTRACT_SERVICES`: `real` (default) or `embedded`, the expected answer of the readiness checks. */
  readonly embedded: boolean;
}

const env = process.env;

function readStaff(): Target["staff"] {
  const email = env["CONTRACT_STAFF_EMAIL"];
  const password = env["CONTRACT_STAFF_PASSWORD"];
  return email && password ? { email, password } : null;
}

export const target: Target = {
  baseUrl: (env["CONTRACT_BASE_URL"] ?? "http://127.0.0.1:8000").replace(/\/$/, ""),
  features: new Set((env["CONTRACT_FEATURES"] ?? contractFeatures.join(",")).split(",").filter(Boolean)),
  staff: readStaff(),
  corsOrigin: env["CONTRACT_CORS_ORIGIN"] ?? "https://app.example.com",
  production: (env["CONTRACT_APP_ENV"] ?? "production") === "production",
  embedded: env["CONTRACT_SERVICES"] === "embedded",
};

/** Whether the project under test was generated with the feature. */
export function has(feature: ContractFeature): boolean {
  return target.features.has(feature);
}
