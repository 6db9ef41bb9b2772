import type { CheckedBlock } from "../checked-block.ts";
import type { Finding } from "../finding.ts";
import type { Report, Rule } from "../rules/rule.ts";
import { makeFinding } from "./make-finding.ts";
import { pathName, placeOfBlock, spanAt } from "./place.ts";

/** A rule's report with its position in the document. */
export function reportFinding(rule: Rule, report: Report, blocks: readonly CheckedBlock[]): Finding {
  const { code, severity } = rule;
  const { message, replacement } = report;
  const fix = report.fix ?? rule.fix;
  if ("document" in report.where) {
    return makeFinding(report.where.document, report.where, { code, severity, path: "", message, fix, replacement });
  }
  const { block, path } = report.where;
  const checked = blocks[block];
  if (checked === undefined) {
    throw new Error(`rule ${code} reports a block that does not exist`);
  }
  const span = spanAt(placeOfBlock(checked), path, report.at ?? "value");
  return makeFinding(checked.document, span, {
    code,
    severity,
    path: pathName(checked.id, path),
    message,
    fix,
    replacement,
  });
}
