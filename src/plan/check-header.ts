import type { PlanDocument } from "./document/plan-document.ts";
import type { Plain } from "./document/plain-value.ts";
import type { PlanHeaderDraft } from "./ir/assemble-ir.ts";
import { pruneDraft } from "./ir/draft.ts";
import { frontMatterSchema } from "./schema/front-matter-schema.ts";
import type { Issue } from "./schema/issue.ts";
import { validate } from "./schema/validate.ts";

/** Applies the schema of the header; nothing is demanded of a header that could not be read. */
export function checkHeader(document: PlanDocument): PlanHeaderDraft & { readonly issues: readonly Issue[] } {
  const data = document.frontMatter.data as Plain;
  const isRead = document.frontMatter.problems.length === 0 && document.frontMatter.bodyOffset > 0;
  const issues = isRead ? validate(frontMatterSchema, data) : [];
  return { document, draft: pruneDraft(data, issues, "header") as PlanHeaderDraft["draft"], issues };
}
