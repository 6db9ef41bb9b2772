import { setImmediate } from "node:timers/promises";

import { InterruptedError } from "../../errors.ts";

const filesBetweenPauses = 32;

/**
 * Lets signals in now and then during a long row of synchronous calls.
 * @throws {InterruptedError} where one asked to stop.
 */
export async function pause(signal: AbortSignal, index: number): Promise<void> {
  if (index % filesBetweenPauses === 0) {
    await setImmediate();
  }
  if (signal.aborted) {
    throw new InterruptedError();
  }
}
