import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { Environment, GeneratedProject } from "../support/generated-project.ts";
import { waitForAnswer } from "../support/service.ts";
import { anonymous } from "./visitor.ts";

/** The web process, which holds the lock of its thread pool for a second at each request. */
const slowly = `
import time
from concurrent.futures import ThreadPoolExecutor
from gunicorn.app.wsgiapp import run

start_thread = ThreadPoolExecutor._adjust_thread_count

def start_thread_slowly(pool):
    time.sleep(1)
    start_thread(pool)

ThreadPoolExecutor._adjust_thread_count = start_thread_slowly
run()
`;

/** At Ctrl-C the web process ends, whatever its workers are at, and what it was asked before is answered. */
export async function checkInterrupt(project: GeneratedProject, env: Environment): Promise<void> {
  const baseUrl = `http://127.0.0.1:${env["PORT"]}`;
  const web = await project.startPython("slow-web", slowly, env);
  try {
    await waitForAnswer(web, `${baseUrl}/api/v1/openapi.json`);
    const asked = anonymous(baseUrl).request("GET", "/api/v1/openapi.json");
    await sleep(300);
    web.interrupt();
    expect((await asked).status).toBe(200);
    await expect.poll(web.exitCode, { timeout: 15_000 }).toBe(0);
  } finally {
    await web.stop();
  }
}
