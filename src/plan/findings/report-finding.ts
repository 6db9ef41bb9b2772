import type { CheckedBlock } from "../checked-block.ts";
import type { Finding } from "../finding.ts";
import type { Report, Rule } from "../rules/rule.ts";
import { valueAt } from "../schema/value-at.ts";
import { editInside } from "./edit-inside.ts";
import { makeFinding } from "./make-finding.ts";
import { pathName, placeOfBlock, spanAt } from "./place.ts";

/** A rule's report with its position in the document. */
export function reportFinding(rule: Rule, report: Report, blocks: readonly CheckedBlock[]): Finding {
  const { code, severity } = rule;
  const { message, replacement } = report;
  const fix = report.fix ?? rule.fix;
  if ("document" in report.where) {
    const { document, start, end } = report.where;
    const edit = replacement === undefined ? undefined : { start, end, text: replacement };
    return makeFinding(document, report.where, { code, severity, path: "", message, fix, edit });
  }
  const { block, path } = report.where;
  const checked = blocks[block];
  if (checked === undefined) {
    throw new Error(`rule ${code} reports a block that does not exist`);
  }
  const span = spanAt(placeOfBlock(checked), path, report.at ?? "value");
  const held = valueAt(checked.block.value, path);
  const isScalar = typeof held === "string" || typeof held === "boolean";
  const edit =
    replacement !== undefined && isScalar
      ? editInside(checked.document.text, span, { held: String(held), replacement })
      : undefined;
  return makeFinding(checked.document, span, {
    code,
    severity,
    path: pathName(checked.id, path),
    message,
    fix,
    edit,
  });
}
