import type { CheckedBlock } from "../checked-block.ts";
import { valueAt } from "../schema/value-at.ts";
import type { EndpointIr } from "../ir/endpoint-ir.ts";
import type { Origin } from "../ir/origin.ts";

/** Whether a key stands in the block at all, be it open, undecided or wrong: the schema says the rest. */
export function isSaid(blocks: readonly CheckedBlock[], { block, path }: Origin, key: string): boolean {
  return valueAt(blocks[block]?.block.value, [...path, key]) !== undefined;
}

/** The keys and values at a key of a block; none where there are no keys and values. */
export function recordAt(
  blocks: readonly CheckedBlock[],
  { block, path }: Origin,
  key: string,
): Readonly<Record<string, unknown>> {
  const value = valueAt(blocks[block]?.draft, [...path, key]);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

export function isWrite({ method }: EndpointIr): boolean {
  return method !== undefined && method !== "GET";
}
