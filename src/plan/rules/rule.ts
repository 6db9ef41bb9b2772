import type { Origin } from "../ir/origin.ts";
import type { PlanSetIr } from "../ir/plan-ir.ts";
import type { Severity } from "../finding.ts";
import type { PlanDocument } from "../document/plan-document.ts";
import type { CheckedBlock } from "../checked-block.ts";
import type { NameIndex } from "../name-index.ts";

/** What a rule looks at: every plan of the folder at once. */
export interface RuleContext {
  readonly ir: PlanSetIr;
  readonly names: NameIndex;
  readonly documents: readonly PlanDocument[];
  readonly blocks: readonly CheckedBlock[];
  /** Whether every block could be read. */
  readonly isWhole: boolean;
  /** The codes of all rules. */
  readonly codes: ReadonlySet<string>;
}

/** What a rule has found: at a place in a block, or at offsets of a document. */
export interface Report {
  readonly where: Origin | { readonly document: PlanDocument; readonly start: number; readonly end: number };
  /** Points at the key instead of the value. */
  readonly at?: "key" | "value";
  readonly message: string;
  /** Instead of the fix that the rule has for all cases. */
  readonly fix?: string;
  /** The text that is to stand where the finding points: only where there is one safe answer. */
  readonly replacement?: string;
}

export interface Rule {
  readonly code: string;
  readonly severity: Severity;
  /** The ids of the conventions that it enforces. */
  readonly conventions?: readonly string[];
  /** What it demands, one line. */
  readonly summary: string;
  /** Why, for `explain`. */
  readonly reason: string;
  /** The fix, an imperative. */
  readonly fix: string;
  /** Concludes from what is said nowhere, and so is asked only where every block could be read. */
  readonly needsAll?: true;
  readonly bad: string;
  readonly good: string;
  /** Absent for rules that the schema or the reader of documents enforces. */
  readonly check?: (context: RuleContext) => Iterable<Report>;
}

export function defineRule(rule: Rule): Rule {
  return rule;
}
