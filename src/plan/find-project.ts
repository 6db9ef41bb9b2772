import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Framework, frameworks } from "../../generators/define.ts";
import { findModels } from "./find-models.ts";
import { type KnownProject, featuresProject, standardProject } from "./known-project.ts";

/**
 * What the project around a folder has: what its features brought, further models and their tables from the code,
 * further routes from the committed OpenAPI document. Outside a project: what the standard preset brings.
 */
export function findProject(cwd: string): KnownProject {
  const root = findRoot(cwd);
  if (root === null) {
    return standardProject;
  }
  const answers = answersOf(readJson(join(root, ".backend-plan", "project.json")));
  const framework = answers.framework ?? (existsSync(join(root, "backend", "manage.py")) ? "django" : null);
  const project = featuresProject(framework, answers.features);
  const found = findModels(root, framework).map(({ name, table }) => ({ id: `model.${name}`, table }));
  const models = [...new Set(found.map(({ id }) => id))].filter((id) => !project.fields.has(id));
  const tables = found.flatMap(({ id, table }) => (table === null ? [] : [[table, id] as const]));
  return {
    ...project,
    ids: [...project.ids, ...models],
    models,
    tables: new Map([...project.tables, ...tables]),
    routes: [...new Set([...project.routes, ...readRoutes(join(root, "docs", "openapi.json"))])],
  };
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

function answersOf(record: unknown): { readonly framework: Framework | null; readonly features: readonly string[] } {
  const answers = memberOf(record, "answers");
  const features = memberOf(answers, "features");
  return {
    framework: frameworks.find((framework) => framework === memberOf(answers, "framework")) ?? null,
    features: Array.isArray(features) ? features.map(String) : [],
  };
}

function readRoutes(file: string): readonly string[] {
  const paths = memberOf(readJson(file), "paths");
  return Object.entries(typeof paths === "object" && paths !== null ? paths : {}).flatMap(([path, item]) =>
    Object.keys((item ?? {}) as object)
      .filter((method) => /^(get|post|put|patch|delete)$/.test(method))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
