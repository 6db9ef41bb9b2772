import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { type KnownProject, standardProject } from "./known-project.ts";

/**
 * What the project around a folder has: its framework, its models by name, its routes from the committed OpenAPI
 * document. Outside a project: what every project of the standard preset has.
 */
export function findProject(cwd: string): KnownProject {
  const root = findRoot(cwd);
  if (root === null) {
    return standardProject;
  }
  const record = readJson(join(root, ".backend-plan", "project.json"));
  const framework = frameworkOf(record, root);
  const found = modelFiles(root, framework)
    .flatMap(readModelNames)
    .map((name) => `model.${name}`);
  const models = found.filter((id) => !standardProject.fields.has(id));
  const routes = [...new Set([...standardProject.routes, ...readRoutes(join(root, "docs", "openapi.json"))])];
  return { ...standardProject, framework, models, routes, ids: [...standardProject.ids, ...models] };
}

function findRoot(start: string): string | null {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".backend-plan", "project.json")) || existsSync(join(folder, "backend", "manage.py"))) {
      return folder;
    }
    if (dirname(folder) === folder) {
      return null;
    }
  }
}

function frameworkOf(record: unknown, root: string): KnownProject["framework"] {
  const said = /"framework":\s*"(flask|django)"/.exec(JSON.stringify(record))?.[1];
  if (said === "flask" || said === "django") {
    return said;
  }
  return existsSync(join(root, "backend", "manage.py")) ? "django" : null;
}

function modelFiles(root: string, framework: KnownProject["framework"]): readonly string[] {
  const folder = join(root, framework === "django" ? "backend" : "app");
  if (!existsSync(folder)) {
    return [];
  }
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => /(^|[\\/])models(\.py|[\\/]\w+\.py)$/.test(name)).map((name) => join(folder, name));
}

/** Classes with a base that is called a model; abstract bases among them do no harm. */
function readModelNames(file: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/^class (\w+)\([^)]*\b(?:Model|Base|AbstractUser|AbstractBaseUser)\b[^)]*\):/gm)].map(
    ([, name]) => name ?? "",
  );
}

function readRoutes(file: string): readonly string[] {
  const document = readJson(file);
  const paths: unknown = typeof document === "object" && document !== null && "paths" in document ? document.paths : {};
  return Object.entries(typeof paths === "object" && paths !== null ? paths : {}).flatMap(([path, item]) =>
    Object.keys((item ?? {}) as object)
      .filter((method) => /^(get|post|put|patch|delete)$/.test(method))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
