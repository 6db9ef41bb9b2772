import { expect } from "vitest";
import type { Environment, GeneratedProject } from "../support/generated-project.ts";

const canary = "Canary-7fQ2xZ9mK4vT8wB1";
const strong = `${canary}-and-32-characters-or-more`;

interface Refusal {
  readonly what: string;
  readonly env: Environment;
  /** Words that the message must contain. */
  readonly names: readonly string[];
}

/** A production that must not start: each one exits, names the setting, and tells no secret. */
export async function expectRefusals(project: GeneratedProject, production: Environment): Promise<void> {
  const good = { ...production, SECRET_KEY: strong };
  const usesRedis = project.has("tasks") || project.has("cache") || project.has("rate-limit");
  const refusals = [
    ...alwaysRefused,
    ...(usesRedis ? withoutRedis : []),
    ...(project.has("tasks") ? withoutBroker : []),
  ];
  const commands = project.has("tasks") ? ["web", "worker", "beat"] : ["web"];
  const runs = refusals.flatMap((refusal) =>
    (refusal.what === "no secret" ? commands : ["web"]).map(async (command) => {
      const { exitCode, output } = await project.tryPoe([command], { ...good, ...refusal.env }, 90);
      const faults = faultsOf(refusal, exitCode, output);
      return faults.length === 0
        ? []
        : [`${command} with ${refusal.what}: ${faults.join(", ")}\n${output.slice(-1500)}`];
    }),
  );
  expect((await Promise.all(runs)).flat().join("\n\n")).toBe("");
}

function faultsOf({ names }: Refusal, exitCode: number | null, output: string): string[] {
  const unnamed = names.filter((name) => !output.includes(name)).map((name) => `${name} is not named`);
  return [
    ...(exitCode === null ? ["it ran"] : []),
    ...(exitCode === 0 ? ["it exited with 0"] : []),
    ...(/canary/i.test(output) ? ["it told a secret"] : []),
    ...(output.includes("Traceback") ? ["it crashed"] : []),
    ...unnamed,
  ];
}

const alwaysRefused: readonly Refusal[] = [
  { what: "no secret", env: { SECRET_KEY: undefined }, names: ["SECRET_KEY"] },
  { what: "a short secret", env: { SECRET_KEY: canary }, names: ["SECRET_KEY"] },
  { what: "a monotonous secret", env: { SECRET_KEY: "canary".repeat(10) }, names: ["SECRET_KEY"] },
  { what: "debug", env: { DEBUG: "true" }, names: ["DEBUG"] },
  { what: "no hosts", env: { ALLOWED_HOSTS: undefined }, names: ["ALLOWED_HOSTS"] },
  { what: "every host", env: { ALLOWED_HOSTS: "api.example.com,*" }, names: ["ALLOWED_HOSTS"] },
  { what: "every origin", env: { CORS_ALLOWED_ORIGINS: "*" }, names: ["CORS_ALLOWED_ORIGINS"] },
  { what: "SQLite", env: { DATABASE_URL: "sqlite:///var/app.sqlite3" }, names: ["DATABASE_URL"] },
  {
    what: "everything wrong at once",
    env: { SECRET_KEY: canary, DEBUG: "true", ALLOWED_HOSTS: "*", CORS_ALLOWED_ORIGINS: "*", DATABASE_URL: undefined },
    names: ["SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "CORS_ALLOWED_ORIGINS", "DATABASE_URL"],
  },
];

const withoutRedis: readonly Refusal[] = [{ what: "no Redis", env: { REDIS_URL: "" }, names: ["REDIS_URL"] }];

const withoutBroker: readonly Refusal[] = [
  { what: "an embedded broker", env: { BROKER_URL: "memory://" }, names: ["BROKER_URL"] },
];
