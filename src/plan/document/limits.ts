/** What a document may have; beyond it is refused with a position, never read half. */
export const limits = {
  bytes: 1024 * 1024,
  depth: 64,
  aliases: 100,
  /** Values after aliases were expanded. */
  values: 200_000,
} as const;
