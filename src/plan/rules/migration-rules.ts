import { batchedBackfill } from "./batched-backfill.ts";
import { changeHasMigration } from "./change-has-migration.ts";
import { concurrentIndex } from "./concurrent-index.ts";
import { duplicatesFirst } from "./duplicates-first.ts";
import { existingColumn } from "./existing-column.ts";
import { fillNewColumn } from "./fill-new-column.ts";
import { lockRisk } from "./lock-risk.ts";
import { phasesInOrder } from "./phases-in-order.ts";
import { rollback } from "./rollback.ts";
import { stepFields } from "./step-fields.ts";
import { twoSteps } from "./two-steps.ts";
import type { Rule } from "./rule.ts";

/** The rules about migrations, by code. */
export const migrationRules: readonly Rule[] = [
  fillNewColumn,
  twoSteps,
  duplicatesFirst,
  concurrentIndex,
  rollback,
  changeHasMigration,
  phasesInOrder,
  stepFields,
  batchedBackfill,
  lockRisk,
  existingColumn,
];
