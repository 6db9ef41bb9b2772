import type { Finding } from "../finding.ts";

/** Workflow commands that GitHub shows beside the lines of a pull request. */
export function githubReport(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ severity, file, start, end, code, path, message, fix }) => {
    const place = `file=${escapeProperty(file)},line=${start.line},col=${start.column},endLine=${end.line},endColumn=${end.column}`;
    const text = `${path === "" ? "" : `${path}: `}${message}\nfix: ${fix}`;
    return `::${severity} ${place},title=${code}::${escapeData(text)}`;
  });
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
