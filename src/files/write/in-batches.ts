import { setImmediate } from "node:timers/promises";

import { InterruptedError } from "../../errors.ts";

const batchSize = 32;

/**
 * Does the same to all items, some at a time, and lets signals in between. When this returns or throws, nothing is
 * under way any more.
 * @throws {InterruptedError} where a signal asked to stop.
 */
export async function inBatches<T>(
  items: readonly T[],
  signal: AbortSignal,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < items.length; start += batchSize) {
    refuseAborted(signal);
    const batch = items.slice(start, start + batchSize);
    const results = await Promise.allSettled(batch.map(async (item, offset) => work(item, start + offset)));
    const failed = results.find((result) => result.status === "rejected");
    if (failed !== undefined) {
      throw failed.reason;
    }
  }
  await setImmediate();
  refuseAborted(signal);
}

function refuseAborted(signal: AbortSignal): void {
  if (signal.aborted) {
    throw new InterruptedError();
  }
}
