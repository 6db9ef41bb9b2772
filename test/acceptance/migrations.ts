import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Environment, GeneratedProject } from "../support/generated-project.ts";

const python = ["run", "--no-sync", "python", "backend/manage.py"];
const alembic = ["run", "--no-sync", "alembic"];

/** Up, down to nothing, up again; then the models must have nothing that the migrations lack. */
export async function checkMigrations(project: GeneratedProject, env: Environment): Promise<void> {
  const steps = project.framework === "django" ? djangoSteps(project) : flaskSteps();
  for (const words of steps) {
    await project.uv(words, env, 120);
  }
}

function flaskSteps(): string[][] {
  return [["upgrade", "head"], ["downgrade", "base"], ["upgrade", "head"], ["check"]].map((words) => [
    ...alembic,
    ...words,
  ]);
}

function djangoSteps(project: GeneratedProject): string[][] {
  const backend = path.join(project.root, "backend");
  const apps = readdirSync(backend).filter((app) => existsSync(path.join(backend, app, "migrations", "__init__.py")));
  const down = apps.map((app) => ["migrate", app, "zero"]);
  return [["migrate"], ...down, ["migrate"], ["makemigrations", "--check", "--dry-run"]].map((words) => [
    ...python,
    ...words,
  ]);
}

/** Django's own list of what a deployment must not forget. */
export async function checkDeployment(project: GeneratedProject, env: Environment): Promise<void> {
  await project.uv([...python, "check", "--deploy", "--fail-level", "WARNING"], env, 120);
}
