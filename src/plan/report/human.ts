import type { Checked } from "../checked-count.ts";
import type { Finding } from "../finding.ts";
import { displayWidth } from "./display-width.ts";
import { countOf } from "./lint-data.ts";
import { printable } from "./printable.ts";

/** Wraps a text in a style for the terminal, or gives it back as it is. */
export type Paint = (format: "bold" | "cyan" | "dim" | "green" | "red" | "yellow", text: string) => string;

/** The report for people: a line, the place, and the fix for each finding, and what was checked. */
export function humanReport(findings: readonly Finding[], checked: Checked, style: Paint): readonly string[] {
  const found = findings.flatMap((finding) => [...findingLines(finding, style), ""]);
  return [...found, summaryLine(findings, style), denominators(checked)];
}

function findingLines(finding: Finding, style: Paint): readonly string[] {
  const { file, start, severity, code, path, message, fix } = finding;
  const color = severity === "error" ? "red" : "yellow";
  const what = path === "" ? message : `${path}: ${message}`;
  return [
    `${style("bold", `${printable(file)}:${start.line}:${start.column}`)} ${style(color, severity)} ${code} ${printable(what)}`,
    ...caretLines(finding, style),
    `  ${style("cyan", "fix:")} ${printable(fix)}; create-backend-plan explain ${code}`,
  ];
}

/** Of a longer line this much is shown around the place. */
const longest = 100;

function caretLines({ excerpt, start, end }: Finding, style: Paint): readonly string[] {
  const from = excerpt.length <= longest ? 0 : Math.max(0, start.column - 1 - longest / 2);
  const to = from + longest;
  const shown = (first: number, last?: number): string => printable(excerpt.slice(first, last)).replaceAll("\t", " ");
  if (shown(from, to).trim() === "") {
    return [];
  }
  const at = start.column - 1;
  const marked = shown(at, Math.min(to, end.line === start.line ? end.column - 1 : start.column));
  const [left, right] = [from > 0 ? "…" : "", to < excerpt.length ? "…" : ""];
  const gutter = String(start.line);
  const indent = " ".repeat(displayWidth(left + shown(from, at)));
  return [
    `  ${style("dim", `${gutter} |`)} ${left}${shown(from, to)}${right}`,
    `  ${style("dim", `${" ".repeat(gutter.length)} |`)} ${indent}${style("red", "^".repeat(Math.max(1, displayWidth(marked))))}`,
  ];
}

function summaryLine(findings: readonly Finding[], style: Paint): string {
  if (findings.length === 0) {
    return style("green", "no findings");
  }
  const fixable = findings.filter(({ edit }) => edit !== undefined).length;
  const counts = `${plural(countOf(findings, "error"), "error")}, ${plural(countOf(findings, "warning"), "warning")}`;
  return fixable === 0 ? counts : `${counts} (${fixable} to be fixed by lint --fix)`;
}

export function denominators(checked: Checked): string {
  const parts = Object.entries(checked).filter(([, count]) => count > 0);
  const words = parts.map(([name, count]) => plural(count, name.replace(/s$/, "")));
  return words.length === 0 ? "checked nothing" : `checked ${words.join(", ")}`;
}

export function plural(count: number, word: string): string {
  return `${count} ${count === 1 ? word : `${word}s`}`;
}
