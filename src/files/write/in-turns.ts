import { setImmediate } from "node:timers/promises";

import { InterruptedError } from "../../errors.ts";

const turn = 32;

/**
 * Does the same to all items, one after the other, and lets signals in between now and then, and at the end.
 * @throws {InterruptedError} where a signal asked to stop.
 */
export async function inTurns<T>(
  items: readonly T[],
  signal: AbortSignal,
  work: (item: T, index: number) => void,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    if (index % turn === 0) {
      await setImmediate();
    }
    refuseAborted(signal);
    work(item, index);
  }
  await setImmediate();
  refuseAborted(signal);
}

function refuseAborted(signal: AbortSignal): void {
  if (signal.aborted) {
    throw new InterruptedError();
  }
}
