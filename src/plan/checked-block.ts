import type { PlanBlock, PlanDocument } from "./document/plan-document.ts";
import type { Plain } from "./document/plain-value.ts";
import { type Reference, findReferences } from "./find-references.ts";
import { pruneDraft } from "./ir/draft.ts";
import type { Issue } from "./schema/issue.ts";
import { type Kind, isKind, kinds } from "./schema/kinds.ts";
import { validate } from "./schema/validate.ts";
import { valueAt } from "./schema/value-at.ts";

/** A block after its schema was applied. */
export interface CheckedBlock {
  readonly document: PlanDocument;
  readonly block: PlanBlock;
  readonly kind: Kind;
  /** Its id where it has a usable one, else a name for messages. */
  readonly id: string;
  readonly hasId: boolean;
  readonly issues: readonly Issue[];
  readonly draft: Plain;
  /** Everything in it that names something, wherever it stands. */
  readonly references: readonly Reference[];
}

const checked = new WeakMap<PlanDocument, readonly CheckedBlock[]>();

/** Applies the schema of its kind to every block that was read and is of a kind that exists; once for a document. */
export function checkBlocks(document: PlanDocument): readonly CheckedBlock[] {
  const blocks =
    checked.get(document) ??
    document.blocks.flatMap((block) =>
      block.isRead && isKind(block.kind) ? [checkBlock(document, block, block.kind)] : [],
    );
  checked.set(document, blocks);
  return blocks;
}

function checkBlock(document: PlanDocument, block: PlanBlock, kind: Kind): CheckedBlock {
  const issues = validate(kinds[kind], block.value);
  const isRecord = typeof block.value === "object" && block.value !== null && !Array.isArray(block.value);
  const draft = isRecord ? pruneDraft(block.value, issues, kind) : (Object.create(null) as Plain);
  const id = valueAt(draft, ["id"]);
  const hasId = typeof id === "string";
  return {
    document,
    block,
    kind,
    id: hasId ? id : `plan:${kind}`,
    hasId,
    issues,
    draft,
    references: findReferences(block.value),
  };
}
