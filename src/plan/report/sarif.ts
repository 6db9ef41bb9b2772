import { version } from "../../version.ts";
import type { Finding } from "../finding.ts";
import { rules } from "../rules/index.ts";

/** A SARIF 2.1.0 log (OASIS): what code hosts and editors read. */
export function sarifReport(findings: readonly Finding[]): Readonly<Record<string, unknown>> {
  const used = rules.filter(({ code }) => findings.some((finding) => finding.code === code));
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "create-backend-plan", version, rules: used.map(ruleDescriptor) } },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) =>
          result(
            finding,
            used.findIndex(({ code }) => code === finding.code),
          ),
        ),
      },
    ],
  };
}

function ruleDescriptor({ code, severity, summary, reason, fix }: (typeof rules)[number]): unknown {
  return {
    id: code,
    shortDescription: { text: summary },
    fullDescription: { text: reason },
    help: { text: fix },
    defaultConfiguration: { level: severity },
  };
}

function result(finding: Finding, ruleIndex: number): unknown {
  const { code, severity, file, start, end, path, message, fix } = finding;
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: `${path === "" ? "" : `${path}: `}${message}. Fix: ${fix}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file) },
          region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
        },
        ...(path === "" ? {} : { logicalLocations: [{ fullyQualifiedName: path }] }),
      },
    ],
  };
}
