import { limits } from "../document/limits.ts";
import type { Finding } from "../finding.ts";
import { ruleFor } from "../rules/index.ts";
import type { Issue } from "../schema/issue.ts";
import { makeFinding } from "./make-finding.ts";
import { type YamlPlace, pathName, spanAt } from "./place.ts";

/** What the schema found wrong with a block or a header. */
export function schemaFindings(place: YamlPlace, issues: readonly Issue[]): readonly Finding[] {
  return issues.slice(0, limits.repeats).map((issue) => {
    const rule = ruleFor(issue.code);
    const isMissing = issue.at === "missing";
    const anchor = isMissing ? issue.path.slice(0, -1) : issue.path;
    // A key that is missing from the block as a whole is reported at its id.
    const path = isMissing && anchor.length === 0 ? ["id"] : anchor;
    const span = spanAt(place, path, isMissing || issue.at === "key" ? "key" : "value");
    const said = {
      code: issue.code,
      severity: rule.severity,
      path: pathName(place.id, issue.path),
      message: issue.message,
      fix: issue.fix ?? rule.fix,
    };
    return makeFinding(place.document, span, said);
  });
}
