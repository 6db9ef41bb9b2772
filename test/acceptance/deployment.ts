import { expect } from "vitest";
import { poe, type Environment, type GeneratedProject } from "../support/generated-project.ts";
import { waitForAnswer, type Service } from "../support/service.ts";
import type { Credentials } from "./visitor.ts";

/** A generated project that runs, and the ends of its processes. */
export interface Deployment {
  readonly baseUrl: string;
  readonly staff: Credentials;
  /** Starts the worker and beat where the project has them. */
  readonly startWorkers: () => Promise<void>;
  /** Starts the web process again, with other settings on top. */
  readonly restartWeb: (extra: Environment) => Promise<void>;
  /** Fails where a process has ended by itself or logged a crash. */
  readonly expectHealthy: () => void;
  readonly stop: () => Promise<void>;
}

const staff: Credentials = { email: "staff@example.com", password: "a staff password of some length" };

/** Migrates, makes the first staff user and serves, by the commands that the project documents. */
export async function deploy(project: GeneratedProject, env: Environment, task: "web" | "dev"): Promise<Deployment> {
  const baseUrl = `http://127.0.0.1:${env["PORT"]}`;
  const services = new Map<string, Service>();
  const start = async (name: string, extra: Environment = {}): Promise<void> => {
    const service = await project.startUv(name, poe([name]), { ...env, ...extra });
    services.set(name, service);
    if (name === task) {
      await waitForAnswer(service, `${baseUrl}/api/v1/openapi.json`);
    }
  };
  const stop = async (): Promise<void> => {
    await Promise.all([...services.values()].map((service) => service.stop()));
  };
  const begin = async (): Promise<void> => {
    if (task === "web") {
      await expectPoe(project, ["migrate"], env);
    }
    await start(task);
    if (project.has("auth")) {
      await expectPoe(project, ["staff", staff.email], { ...env, STAFF_PASSWORD: staff.password });
    }
  };
  await begin().catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    baseUrl,
    staff,
    startWorkers: async () => {
      if (project.has("tasks")) {
        await Promise.all([start("worker"), start("beat")]);
      }
    },
    restartWeb: async (extra) => {
      await services.get(task)?.stop();
      await start(task, extra);
    },
    expectHealthy: () => {
      for (const service of services.values()) {
        expect(service.exitCode(), `${service.name} ended\n${service.log().slice(-4000)}`).toBeNull();
        expect(service.log(), `${service.name} crashed`).not.toMatch(/Traceback \(most recent call last\)/);
      }
    },
    stop,
  };
}

async function expectPoe(project: GeneratedProject, words: readonly string[], env: Environment): Promise<void> {
  const { exitCode, output } = await project.tryPoe(words, env, 120);
  expect(exitCode, `poe ${words.join(" ")}\n${output.slice(-6000)}`).toBe(0);
}
