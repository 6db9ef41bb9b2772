import type { PlanDocument } from "../document/plan-document.ts";
import type { Finding } from "../finding.ts";
import { ruleFor } from "../rules/index.ts";
import { makeFinding } from "./make-finding.ts";

/** What the reader of documents could not accept. */
export function documentFindings(document: PlanDocument): readonly Finding[] {
  return document.problems.map(({ code, message, start, end, replacement, ...own }) => {
    const { severity, fix } = ruleFor(code);
    const edit = replacement === undefined ? {} : { edit: { start, end, text: replacement } };
    return makeFinding(document, { start, end }, { code, severity, path: "", message, fix, ...own, ...edit });
  });
}
