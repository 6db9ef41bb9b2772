import type { PlanDocument } from "./document/plan-document.ts";
import type { Plain } from "./document/plain-value.ts";
import type { PlanHeaderDraft } from "./ir/assemble-ir.ts";
import { pruneDraft } from "./ir/draft.ts";
import { frontMatterSchema, sidecarSchema } from "./schema/front-matter-schema.ts";
import type { Issue } from "./schema/issue.ts";
import { validate } from "./schema/validate.ts";

export type CheckedHeader = Omit<PlanHeaderDraft, "state"> & { readonly issues: readonly Issue[] };

/** Applies the schema of a header, or of a whole `.plan.yaml` file; nothing is demanded of what could not be read. */
export function checkHeader(document: PlanDocument): CheckedHeader {
  const data = document.frontMatter.data as Plain;
  const issues = isRead(document) ? validate(document.form === "yaml" ? sidecarSchema : frontMatterSchema, data) : [];
  return { document, draft: pruneDraft(data, issues, "header") as PlanHeaderDraft["draft"], issues };
}

function isRead({ form, frontMatter, problems }: PlanDocument): boolean {
  return form === "yaml" ? problems.length === 0 : frontMatter.problems.length === 0 && frontMatter.bodyOffset > 0;
}
