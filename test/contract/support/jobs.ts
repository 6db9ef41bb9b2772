import { setTimeout as sleep } from "node:timers/promises";
import { send, type Caller } from "./client.ts";
import { jobShape, type Job } from "./shapes.ts";

/** Polls until the worker is done with the job, or gives it back as it is after half a minute. */
export async function finished(caller: Caller, id: string, attempts = 150): Promise<Job> {
  const job = jobShape.parse((await send(caller, "GET", `/api/v1/jobs/${id}`)).body);
  if (job.status === "succeeded" || job.status === "dead" || attempts === 0) {
    return job;
  }
  await sleep(200);
  return finished(caller, id, attempts - 1);
}
