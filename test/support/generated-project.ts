import { randomBytes } from "node:crypto";
import path from "node:path";
import type { Framework } from "../../generators/define.ts";
import type { FeatureId } from "../../generators/features.ts";
import { resolveAnswers } from "../../generators/project.ts";
import { scaffold } from "../../src/commands/scaffold.ts";
import { expectSuccess, runCommand, type CommandResult } from "./command.ts";
import { startService, type Service } from "./service.ts";
import { cleanEnvironment, findToolchain } from "./toolchain.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ProjectChoice {
  readonly framework: Framework;
  readonly features: readonly FeatureId[];
  /** Kebab-case, also the name of its folder. */
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
}

/** A project on disk, and the ways its users run it. */
export interface GeneratedProject extends ProjectChoice {
  readonly root: string;
  has(feature: FeatureId): boolean;
  /** `uv …`; throws where it fails. Returns the output. */
  uv(words: readonly string[], env?: Environment, seconds?: number): Promise<string>;
  /** `uv …`, also where it fails. */
  tryUv(words: readonly string[], env?: Environment, seconds?: number): Promise<CommandResult>;
  /** `uv run poe …`, also where it fails. */
  tryPoe(words: readonly string[], env?: Environment, seconds?: number): Promise<CommandResult>;
  /** `uv …` in the background, its output in `<root>/../<name>-<title>.log`. */
  startUv(title: string, words: readonly string[], env: Environment): Promise<Service>;
  /** The same for Python code that imports the project's own. */
  startPython(title: string, code: string, env: Environment): Promise<Service>;
}

/** Renders a project into `<parent>/<name>`. */
export async function generateProject(parent: string, choice: ProjectChoice): Promise<GeneratedProject> {
  const root = path.join(parent, choice.name);
  const { features, ...rest } = choice;
  const answers = resolveAnswers({ ...rest, preset: "minimal", with: features });
  await scaffold({ target: root, answers, mode: "write" });
  return {
    ...choice,
    root,
    has: (feature) => choice.features.includes(feature),
    ...commandsIn(root, choice.framework),
  };
}

async function prepare(words: readonly string[], env: Environment): Promise<[string[], Environment]> {
  const { uv, env: uvEnv } = await findToolchain();
  return [[uv.file, ...uv.args, ...words], { ...cleanEnvironment(), ...uvEnv, ...env }];
}

/** The words after `uv` that run one of the project's tasks. */
export const poe = (words: readonly string[]): string[] => ["run", "--no-sync", "poe", ...words];

/** Where a project's own code is imported from. */
const codeFolders: Readonly<Record<Framework, string>> = { flask: ".", django: "backend" };

type Commands = Pick<GeneratedProject, "uv" | "tryUv" | "tryPoe" | "startUv" | "startPython">;

function commandsIn(root: string, framework: Framework): Commands {
  const startUv: Commands["startUv"] = async (title, words, extra) => {
    const [command, env] = await prepare(words, extra);
    return startService(title, command, { cwd: root, env, log: `${root}-${title}.log` });
  };
  return {
    startUv,
    startPython: (title, code, env) =>
      startUv(title, ["run", "--no-sync", "python", "-c", code], { ...env, PYTHONPATH: codeFolders[framework] }),
    uv: async (words, extra = {}, timeout = 300) => {
      const [command, env] = await prepare(words, extra);
      return expectSuccess(command, { cwd: root, env, timeout });
    },
    tryUv: async (words, extra = {}, timeout = 300) => {
      const [command, env] = await prepare(words, extra);
      return runCommand(command, { cwd: root, env, timeout });
    },
    tryPoe: async (words, extra = {}, timeout = 300) => {
      const [command, env] = await prepare(poe(words), extra);
      return runCommand(command, { cwd: root, env, timeout });
    },
  };
}

/** What a deployment behind one proxy sets. */
export function productionEnvironment(databaseUrl: string, redisUrl: string, port: number): Environment {
  return {
    APP_ENV: "production",
    SECRET_KEY: randomBytes(48).toString("base64url"),
    ALLOWED_HOSTS: "127.0.0.1",
    CORS_ALLOWED_ORIGINS: "https://app.example.com",
    TRUSTED_PROXIES: "1",
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    PORT: String(port),
    WEB_CONCURRENCY: "2",
  };
}
