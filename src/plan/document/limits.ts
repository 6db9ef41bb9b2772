/** What a document may have; beyond it is refused with a position, never read half. */
export const limits = {
  bytes: 1024 * 1024,
  /** Of the YAML of one block or header: its syntax tree takes a hundred times that. */
  blockLength: 64 * 1024,
  /** Of all blocks of a document together, and of a whole .plan.yaml file. */
  yamlLength: 256 * 1024,
  /** Blocks of one document. */
  blocks: 1000,
  /** Fences that nothing ends; what stands below one more is not read. */
  endless: 20,
  depth: 64,
  aliases: 100,
  /** Values after aliases were expanded. */
  values: 200_000,
  /** Findings of one sort in one block; the next ones are shown when these are gone. */
  repeats: 100,
} as const;
