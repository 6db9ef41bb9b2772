import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Environment, GeneratedProject } from "../support/generated-project.ts";

const upDownUp = `
import sys
import django
from django.core.management import call_command
django.setup()
call_command("migrate", verbosity=0)
for app in sys.argv[1:]:
    call_command("migrate", app, "zero", verbosity=0)
call_command("migrate", verbosity=0)
call_command("makemigrations", check=True, dry_run=True)
`;

/** Up, down to nothing, up again; then the models must have nothing that the migrations lack. */
export async function checkMigrations(project: GeneratedProject, env: Environment): Promise<void> {
  if (project.framework === "django") {
    await project.uv(
      ["run", "--no-sync", "python", "-c", upDownUp, ...migratedApps(project)],
      djangoEnvironment(env),
      180,
    );
    return;
  }
  for (const words of [["upgrade", "head"], ["downgrade", "base"], ["upgrade", "head"], ["check"]]) {
    await project.uv(["run", "--no-sync", "alembic", ...words], env, 120);
  }
}

function djangoEnvironment(env: Environment): Environment {
  return { ...env, PYTHONPATH: "backend", DJANGO_SETTINGS_MODULE: "live_api.settings" };
}

/** The project's own apps that have tables. */
function migratedApps(project: GeneratedProject): string[] {
  const backend = path.join(project.root, "backend");
  return readdirSync(backend).filter((app) => existsSync(path.join(backend, app, "migrations", "__init__.py")));
}

/** Django's own list of what a deployment must not forget. */
export async function checkDeployment(project: GeneratedProject, env: Environment): Promise<void> {
  await project.uv(
    ["run", "--no-sync", "python", "backend/manage.py", "check", "--deploy", "--fail-level", "WARNING"],
    env,
    120,
  );
}
