import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test, type TestContext } from "vitest";
import type { Framework } from "../../generators/define.ts";
import {
  generateProject,
  poe,
  productionEnvironment,
  type Environment,
  type GeneratedProject,
} from "../support/generated-project.ts";
import { isHere, unmet } from "../support/needs.ts";
import { createProjectFolder } from "../support/project-folder.ts";
import { runContract } from "../support/run-contract.ts";
import { say } from "../support/say.ts";
import { freePort } from "../support/service.ts";
import {
  createDatabase,
  createVirtualHost,
  privateRedis,
  type Database,
  type PrivateRedis,
} from "../support/stores.ts";
import type { LiveCase } from "./cases.ts";
import { startBeats, type Beats } from "./beats.ts";
import { deploy, type Deployment } from "./deployment.ts";
import { fuzz } from "./fuzz.ts";
import { checkHooks } from "./hooks.ts";
import { checkInterrupt } from "./interrupts.ts";
import { checkDeployment, checkMigrations } from "./migrations.ts";
import { checkDatabaseOutage, checkLateWorker, checkRedisOutage, checkRestarts } from "./outages.ts";
import { expectRefusals } from "./refusals.ts";

const missing = await unmet("postgresql", "redis");
const hasRabbit = await isHere("rabbitmq");
/** What a project's own tests must not be skipped for. */
const required: Environment = { CI: "true", REQUIRED_SERVICES: "postgresql,redis" };

/** One for all projects of a framework, which come one after the other: most of what mypy reads is the same. */
const mypyCache = (framework: Framework): string =>
  path.join(tmpdir(), `create-backend-plan-mypy-${framework}-${process.pid}`);

/** Defines a test only where it applies: one that is skipped is one that could have run. */
const testWhere = (applies: boolean): ((title: string, run: (context: TestContext) => Promise<void>) => void) =>
  applies ? test : () => undefined;

/** Installs each generated project and does with it what its users will do. The tests of one build on each other. */
export function describeLiveProjects(framework: Framework, cases: readonly LiveCase[]): void {
  afterAll(() => rmSync(mypyCache(framework), { recursive: true, force: true }));
  cases.forEach((live) => describeLiveProject(framework, live));
}

function describeLiveProject(framework: Framework, live: LiveCase): void {
  const title = `${framework} ${live.name}${missing === null ? "" : ` (${missing})`}`;
  describe.skipIf(missing !== null)(title, () => {
    const folder = createProjectFolder(`${framework}-${live.name}`);
    const ends: (() => Promise<void>)[] = [];
    const isStandard = live.name === "standard";
    const hasTasks = live.features.includes("tasks");
    let isInstalled = false;
    let isUp = false;
    let project: GeneratedProject;
    let redis: PrivateRedis;
    let database: Database;
    let production: Environment;
    let deployment: Deployment;
    let beats: Beats;

    afterAll(async () => {
      for (const end of ends.toReversed()) {
        await end();
      }
    });

    const newDatabase = async (): Promise<Database> => {
      const made = await createDatabase(project);
      ends.push(made.drop);
      return made;
    };

    beforeEach((context) => {
      context.skip(context.task.name !== "is generated and installed" && !isInstalled, "it is not installed");
      context.skip(
        /^(does late|keeps the contract$|has no server|survives|stops)/.test(context.task.name) && !isUp,
        "it is not up",
      );
    });

    test("is generated and installed", async () => {
      project = await generateProject(folder, { framework, features: live.features, name: "live-api" });
      await project.uv(["sync", "--quiet"], {}, 600);
      redis = await privateRedis(folder);
      await redis.start();
      ends.push(redis.stop);
      database = await newDatabase();
      production = productionEnvironment(database.url, redis.url, await freePort());
      isInstalled = true;
    });

    test("passes its own checks with no service", async () => {
      const { exitCode, output } = await project.tryPoe(["check"], { MYPY_CACHE_DIR: mypyCache(framework) }, 900);
      expect(exitCode, output.slice(-8000)).toBe(0);
    });

    testWhere(live.features.includes("pre-commit"))("passes its own commit hooks", async () => {
      await checkHooks(project, { MYPY_CACHE_DIR: mypyCache(framework) });
    });

    test("passes its own tests on PostgreSQL and Redis", async () => {
      const { url } = await newDatabase();
      const env = { ...required, DATABASE_URL: url, REDIS_URL: redis.url };
      await project.uv(["run", "--no-sync", "pytest", "-q"], env, 900);
    });

    test("migrates up, down and up again, and its models do not drift", async () => {
      const { url } = await newDatabase();
      await checkMigrations(project, { ...production, DATABASE_URL: url });
    });

    testWhere(framework === "django")("passes the framework's deployment check", async () => {
      await checkDeployment(project, production);
    });

    test("refuses to start in production on a bad configuration", async () => {
      await expectRefusals(project, production);
    });

    test("starts as in production", async () => {
      deployment = await deploy(project, production, "web");
      ends.push(deployment.stop);
      isUp = true;
    });

    testWhere(hasTasks)("does late what it accepted without a worker", async () => {
      await checkLateWorker(deployment);
      beats = await startBeats(project, production, database);
      ends.push(beats.stop);
    });

    test("keeps the contract", async () => {
      const passed = await runContract({ project, ...deployment, mode: "production" });
      say(`${title}: ${passed} tests of the contract passed in production`);
      deployment.expectHealthy();
    });

    test("has no server error and no schema violation", async () => {
      say(`${title}: ${await fuzz(project, deployment, isStandard ? 25 : 10)}`);
      deployment.expectHealthy();
    });

    testWhere(hasTasks)("survives two beats: each tick is one job, and is done", async () => {
      await beats.expectTicks();
      await beats.stop();
    });

    testWhere(isStandard)("survives the loss of Redis", async () => {
      await deployment.restartWeb({});
      await checkRedisOutage(deployment, redis);
    });

    testWhere(isStandard)("survives the loss of the database", async () => {
      await checkDatabaseOutage(deployment, database);
    });

    testWhere(isStandard)("survives restarts of the database: what it acknowledged is there", async () => {
      await checkRestarts(framework, deployment, database);
    });

    test("stops when it is asked to", async () => {
      await deployment.stop();
    });

    testWhere(isStandard)("ends at Ctrl-C, whatever it is at", async () => {
      await checkInterrupt(project, { ...production, PORT: String(await freePort()) });
    });

    testWhere(isStandard)("works through RabbitMQ", async (context) => {
      context.skip(!hasRabbit, "RabbitMQ does not run");
      const host = await createVirtualHost();
      context.skip(host === null, "this user may not make a virtual host");
      if (host === null) {
        return;
      }
      ends.push(host.drop);
      const env = { ...production, BROKER_URL: host.url, PORT: String(await freePort()) };
      const broken = await deploy(project, env, "web");
      ends.push(broken.stop);
      await checkLateWorker(broken);
      const second = await project.startUv("second-worker", poe(["worker"]), env);
      ends.push(second.stop);
      await expect.poll(second.log, { timeout: 60_000 }).toMatch(/ ready\./);
      expect(second.exitCode()).toBeNull();
      broken.expectHealthy();
      await second.stop();
      await broken.stop();
    });

    testWhere(live.embedded)("keeps the contract with no service at all", async () => {
      const { ALLOWED_HOSTS, CORS_ALLOWED_ORIGINS, TRUSTED_PROXIES } = production;
      const env = { ALLOWED_HOSTS, CORS_ALLOWED_ORIGINS, TRUSTED_PROXIES, PORT: String(await freePort()) };
      const embedded = await deploy(project, env, "dev");
      ends.push(embedded.stop);
      const passed = await runContract({ project, ...embedded, mode: "embedded" });
      say(`${title}: ${passed} tests of the contract passed with no service`);
      embedded.expectHealthy();
      await embedded.stop();
    });

    testWhere(isStandard)("loses and doubles nothing while its parts are killed", async () => {
      const { url } = await newDatabase();
      const { exitCode, output } = await project.tryPoe(
        ["chaos"],
        { ...required, DATABASE_URL: url, REDIS_URL: redis.url },
        900,
      );
      expect(exitCode, output.slice(-8000)).toBe(0);
    });
  });
}
