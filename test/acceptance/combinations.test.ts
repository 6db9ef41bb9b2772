import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { frameworks, type Framework } from "../../generators/define.ts";
import { features, type FeatureId } from "../../generators/features.ts";
import { combineFeatures } from "../support/combinations.ts";
import { expectSuccess } from "../support/command.ts";
import { generateProject, type GeneratedProject } from "../support/generated-project.ts";
import { createProjectFolder } from "../support/project-folder.ts";
import { cleanEnvironment, findToolchain } from "../support/toolchain.ts";

/** For each framework; with two frameworks at least 60 in all. */
const combinationsEach = 30;

/** Text that breaks whatever forgets to encode it. */
const hostile = {
  title: 'Ada\'s "quick" \\n {{brown}} ${fox} é <b> #',
  description: "Line with 'quotes', \"more\", a \\ backslash, ``` fences, $(touch x), %s and {braces}.",
};

/** What gives a feature away in any file of a project that was made without it. */
const traces: Partial<Record<FeatureId, RegExp>> = {
  tasks: /celery|outbox|\bbeat\b|BROKER_URL/i,
  auth: /argon2|\bjwt\b|idempoten/i,
  "rate-limit": /rate_?limit|RATE_LIMIT/i,
  logging: /structlog|LOG_FORMAT/i,
  health: /\/health\b/i,
  docker: /docker|compose\.ya?ml/i,
  "pre-commit": /pre-commit/i,
  "agent-docs": /AGENTS\.md|CLAUDE\.md/,
};

describe.each(frameworks)("%s: combinations of features", (framework) => {
  const folder = createProjectFolder(`${framework}-combinations`);
  const choices = combineFeatures(combinationsEach, 20_260_301);
  const projects: GeneratedProject[] = [];
  let bin: string;

  beforeAll(async () => {
    bin = await installSuperset(folder, framework);
    for (const [at, chosen] of choices.entries()) {
      const text = at % 3 === 0 ? hostile : {};
      projects.push(
        await generateProject(path.join(folder, "trees", `${at}`), {
          framework,
          features: chosen,
          name: "my-api",
          ...text,
        }),
      );
    }
  });

  const run = (words: readonly string[], cwd: string, env = {}): Promise<string> =>
    expectSuccess([path.join(bin, words[0] ?? ""), ...words.slice(1)], {
      cwd,
      timeout: 600,
      env: { ...cleanEnvironment(), ...env },
    });

  test(`there are at least ${combinationsEach}, and every pair of choices is among them`, () => {
    expect(choices.length).toBeGreaterThanOrEqual(combinationsEach);
    for (const left of features) {
      for (const right of features.filter(({ id }) => id !== left.id)) {
        const both = choices.some((row) => row.includes(left.id) && row.includes(right.id));
        const neither = choices.some((row) => !row.includes(left.id) && !row.includes(right.id));
        const oneOnly = choices.some((row) => row.includes(left.id) && !row.includes(right.id));
        const needed = left.requires.some((id) => id === right.id);
        expect([left.id, right.id, both, neither, oneOnly || needed]).toEqual([left.id, right.id, true, true, true]);
      }
    }
  });

  test("every Python file compiles", async () => {
    await run(["python", "-I", "-W", "error", "-m", "compileall", "-q", "trees"], folder, {
      PYTHONPYCACHEPREFIX: path.join(folder, "pycache"),
    });
  });

  test("ruff has no finding and nothing to format", async () => {
    await run(["ruff", "check", "--no-cache", "trees"], folder);
    await run(["ruff", "format", "--check", "--no-cache", "trees"], folder);
  });

  test("what was not chosen leaves no trace", () => {
    const found = projects.flatMap((project) =>
      Object.entries(traces)
        .filter(([feature]) => !project.has(feature as FeatureId))
        .flatMap(([feature, trace]) => tracesIn(project, trace).map((where) => `${feature}: ${where}`)),
    );
    expect([...new Set(found)]).toEqual([]);
  });

  test("mypy, strict, has no finding", async () => {
    const failures: string[] = [];
    const groups = groupByApps(projects);
    // The same path for all trees, so that what two of them share is checked once.
    const work = async (worker: number): Promise<void> => {
      const bench = path.join(folder, `bench-${worker}`);
      for (let group = groups.shift(); group; group = groups.shift()) {
        for (const project of group) {
          rmSync(bench, { recursive: true, force: true });
          cpSync(project.root, bench, { recursive: true });
          const where = `${project.root} (${project.features.join(", ")})`;
          const check = run(["mypy", "--cache-dir", `${bench}-cache`], bench);
          await check.catch((error: Error) => failures.push(`${where}\n${error.message}`));
        }
      }
    };
    await Promise.all([work(1), work(2)]);
    expect(failures.join("\n\n")).toBe("");
  });
});

/** mypy's plugin for Django gives its cache up where the installed apps change, so those of the same follow each other. */
function groupByApps(projects: readonly GeneratedProject[]): GeneratedProject[][] {
  const withoutApp = new Set<FeatureId>(["logging", "docker", "ci", "pre-commit", "agent-docs"]);
  const groups = new Map<string, GeneratedProject[]>();
  for (const project of projects) {
    const apps = project.features.filter((id) => !withoutApp.has(id)).join("+");
    groups.set(apps, [...(groups.get(apps) ?? []), project]);
  }
  return [...groups.values()];
}

/** The programs of one environment with the dependencies of all features. */
async function installSuperset(folder: string, framework: Framework): Promise<string> {
  const everything = features.map(({ id }) => id);
  const project = await generateProject(folder, { framework, features: everything, name: "superset" });
  await project.uv(["sync", "--quiet"]);
  const { env } = await findToolchain();
  expect(env["UV_PYTHON"]).toBeDefined();
  const bin = path.join(project.root, ".venv", process.platform === "win32" ? "Scripts" : "bin");
  expect(existsSync(bin)).toBe(true);
  return bin;
}

function tracesIn(project: GeneratedProject, trace: RegExp): string[] {
  return readdirSync(project.root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/__pycache__|_cache|\.backend-plan\/base/.test(entry.parentPath))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .flatMap((file) => {
      const match = trace.exec(`${path.relative(project.root, file)}\n${readFileSync(file, "utf8")}`);
      const where = path.relative(project.root, file);
      return match ? [`${match[0]} in ${where}`] : [];
    });
}
