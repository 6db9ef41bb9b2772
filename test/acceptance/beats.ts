import { expect } from "vitest";
import type { Environment, GeneratedProject } from "../support/generated-project.ts";
import type { Database } from "../support/stores.ts";

/** Two beats at once, whose only schedule is due every minute. */
export interface Beats {
  /** Waits for a tick, and expects that every one so far became one job, which a worker did at its first attempt. */
  readonly expectTicks: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const flavours = {
  flask: { application: "from app.worker import celery as app", table: "job" },
  django: { application: "from live_api.celery import app", table: "jobs_job" },
} as const;

const beat = (application: string): string => `
from celery.schedules import crontab
${application}
app.conf.beat_schedule = {"every_minute": {"task": "purge_expired", "schedule": crontab()}}
app.Beat(loglevel="INFO").run()
`;

export async function startBeats(project: GeneratedProject, env: Environment, database: Database): Promise<Beats> {
  const { application, table } = flavours[project.framework];
  const beats = await Promise.all(
    ["beat-1", "beat-2"].map((title) => project.startPython(title, beat(application), env)),
  );
  const ticks = `SELECT substr(key, 14, 16), status, attempts FROM ${table}
    WHERE key LIKE 'every_minute:%' ORDER BY key`;
  return {
    expectTicks: async () => {
      let rows: unknown[][] = [];
      const lastStatus = async (): Promise<unknown> => {
        rows = await database.rows(ticks);
        return rows.at(-1)?.[1];
      };
      await expect.poll(lastStatus, { timeout: 90_000, interval: 1000 }).toBe("succeeded");
      const [first] = rows;
      const minutes = rows.map((_, index) => new Date(Date.parse(`${String(first?.[0])}Z`) + index * 60_000));
      expect(rows).toEqual(minutes.map((minute) => [minute.toISOString().slice(0, 16), "succeeded", 1]));
      expect(beats.map((one) => one.exitCode())).toEqual([null, null]);
    },
    stop: async () => {
      await Promise.all(beats.map((one) => one.stop()));
    },
  };
}
