import { once } from "node:events";
import { createWriteStream, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { endGroup, watchGroup } from "./process-groups.ts";

/** A long-running child in a process group of its own, its output in a file. */
export interface Service {
  readonly name: string;
  /** Null while it runs; -1 where a signal ended it. */
  readonly exitCode: () => number | null;
  /** What it printed since it was started; the file keeps what its predecessors printed. */
  readonly log: () => string;
  /** What a terminal does at Ctrl-C: interrupts all of its group. */
  readonly interrupt: () => void;
  /** Asks it to end, waits, and ends what is left of its group; throws where something of it is out of reach. */
  readonly stop: () => Promise<void>;
}

export interface ServiceOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the log file. */
  readonly log: string;
}

const grace = (): Promise<"over"> => sleep(20_000, "over", { ref: false });

export function startService(name: string, words: readonly string[], options: ServiceOptions): Service {
  const [file = "", ...args] = words;
  writeFileSync(options.log, "", { flag: "a" });
  const earlier = statSync(options.log).size;
  const child = execa(file, args, {
    cwd: options.cwd,
    env: options.env,
    extendEnv: false,
    stdin: "ignore",
    all: true,
    buffer: false,
    reject: false,
    detached: true,
  });
  child.all.pipe(createWriteStream(options.log, { flags: "a" }));
  let exitCode: number | null = null;
  const ended = (async () => {
    exitCode = (await child).exitCode ?? -1;
  })();
  watchGroup(child.pid);
  return {
    name,
    exitCode: () => exitCode,
    log: () => readFileSync(options.log).subarray(earlier).toString("utf8"),
    interrupt: () => {
      if (child.pid !== undefined) {
        process.kill(-child.pid, "SIGINT");
      }
    },
    stop: async () => {
      child.kill("SIGTERM");
      await Promise.race([ended, grace()]);
      endGroup(child.pid);
      if ((await Promise.race([ended, grace()])) === "over") {
        throw new Error(
          `${name} left a process that holds its output open\n${readFileSync(options.log, "utf8").slice(-2000)}`,
        );
      }
    },
  };
}

/** Waits until the URL answers at all; throws with the service's log where it ended or the time is over. */
export async function waitForAnswer(service: Service, url: string, seconds = 60): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (service.exitCode() === null && Date.now() < deadline) {
    const answered = await fetch(url, { headers: { "X-Forwarded-Proto": "https" } }).then(
      () => true,
      () => false,
    );
    if (answered) {
      return;
    }
    await sleep(200);
  }
  throw new Error(
    `${service.name} does not answer at ${url} (exit ${service.exitCode()})\n${service.log().slice(-6000)}`,
  );
}

/** A port of 127.0.0.1 that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
