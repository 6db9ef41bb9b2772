import { connect } from "node:net";
import { execa } from "execa";

export type ServiceName = "postgresql" | "redis" | "rabbitmq";

/** Where the services of the machine are; tests make databases and servers of their own from them. */
export const servers = {
  postgresql: process.env["TEST_POSTGRES_URL"] ?? "postgresql://postgres@127.0.0.1:5432/postgres",
  rabbitmq: process.env["TEST_RABBITMQ_URL"] ?? "amqp://guest:guest@127.0.0.1:5672//",
  /** A program: each test starts a server of its own. */
  redis: process.env["TEST_REDIS_SERVER"] ?? "redis-server",
} as const;

const probes: Readonly<Record<ServiceName, () => Promise<boolean>>> = {
  postgresql: () => accepts(servers.postgresql, 5432),
  rabbitmq: () => accepts(servers.rabbitmq, 5672),
  redis: async () => (await execa(servers.redis, ["--version"], { reject: false })).exitCode === 0,
};

/**
 * Returns why tests that need these services cannot run here, or null. With `CI=true` it throws instead:
 * there a test that does not run is a failure.
 */
export async function unmet(...names: readonly ServiceName[]): Promise<string | null> {
  const missing: ServiceName[] = [];
  for (const name of names) {
    if (!(await probes[name]())) {
      missing.push(name);
    }
  }
  if (missing.length === 0) {
    return null;
  }
  const reason = `needs ${missing.join(" and ")} on this machine`;
  if (process.env["CI"] === "true") {
    throw new Error(reason);
  }
  return reason;
}

/** Whether the service is here, also where nobody insists on it. */
export function isHere(name: ServiceName): Promise<boolean> {
  return probes[name]();
}

async function accepts(url: string, defaultPort: number): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port || defaultPort), timeout: 3000 });
  return new Promise((resolve) => {
    const settle = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
    socket.once("timeout", () => settle(false));
  });
}
