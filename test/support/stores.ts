import { randomBytes } from "node:crypto";
import type { GeneratedProject } from "./generated-project.ts";
import { servers } from "./needs.ts";
import { freePort, startService, type Service } from "./service.ts";
import { setTimeout as sleep } from "node:timers/promises";
import { runCommand } from "./command.ts";
import { cleanEnvironment } from "./toolchain.ts";

/** A database of one's own on the machine's PostgreSQL. */
export interface Database {
  readonly url: string;
  /** Refuses and ends all connections, as an outage would. */
  readonly takeDown: () => Promise<void>;
  readonly bringBack: () => Promise<void>;
  /** Ends all connections again and again, as one restart after another would. */
  readonly restart: (times: number) => Promise<void>;
  /** What a SELECT finds, each row its columns as JSON. */
  readonly rows: (select: string) => Promise<unknown[][]>;
  readonly drop: () => Promise<void>;
}

const execute = `
import sys, psycopg
with psycopg.connect(sys.argv[1], autocommit=True) as connection:
    for statement in sys.argv[2:]:
        connection.execute(statement)
`;

const select = `
import json, sys, psycopg
with psycopg.connect(sys.argv[1]) as connection:
    print(json.dumps(connection.execute(sys.argv[2]).fetchall()))
`;

/** Makes an empty database, with the driver that the generated project has installed. */
export async function createDatabase(project: GeneratedProject): Promise<Database> {
  const name = `cbp_acceptance_${randomBytes(6).toString("hex")}`;
  const python = (...words: string[]): Promise<string> => project.uv(["run", "--no-sync", "python", "-c", ...words]);
  const sql = (...statements: string[]): Promise<string> => python(execute, servers.postgresql, ...statements);
  await sql(`CREATE DATABASE ${name}`);
  const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`;
  const pause = "SELECT pg_sleep(0.3)";
  const url = new URL(servers.postgresql);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    takeDown: async () => void (await sql(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`, end)),
    bringBack: async () => void (await sql(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)),
    restart: async (times) => void (await sql(...Array.from({ length: times }, () => [end, pause]).flat())),
    rows: async (statement) => JSON.parse(await python(select, url.href, statement)) as unknown[][],
    drop: async () => void (await sql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

/** A Redis of one's own that keeps nothing on disk. */
export interface PrivateRedis {
  readonly url: string;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function privateRedis(folder: string): Promise<PrivateRedis> {
  const port = await freePort();
  let service: Service | undefined;
  const env = cleanEnvironment();
  const words = [servers.redis, "--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  return {
    url: `redis://127.0.0.1:${port}/0`,
    start: async () => {
      service = startService("redis-server", words, { cwd: folder, env, log: `${folder}/redis-${port}.log` });
      for (let tries = 0; tries < 50 && !service.log().includes("Ready to accept connections"); tries += 1) {
        await sleep(100);
      }
    },
    stop: async () => {
      await service?.stop();
    },
  };
}

export interface VirtualHost {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

const control = (...words: string[]): ReturnType<typeof runCommand> =>
  runCommand(["rabbitmqctl", "--quiet", ...words], { cwd: "/", env: cleanEnvironment(), timeout: 60 });

/** A virtual host of one's own on the machine's RabbitMQ; null where this user may not make one. */
export async function createVirtualHost(): Promise<VirtualHost | null> {
  const name = `cbp_acceptance_${randomBytes(6).toString("hex")}`;
  const made = await control("add_vhost", name);
  if (made.exitCode !== 0) {
    return null;
  }
  const url = new URL(servers.rabbitmq);
  await control("set_permissions", "-p", name, url.username || "guest", ".*", ".*", ".*");
  url.pathname = `/${name}`;
  return { url: url.href, drop: async () => void (await control("delete_vhost", name)) };
}
