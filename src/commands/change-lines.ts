import type { Change, ChangeStatus } from "../files/change.ts";
import type { Style } from "../effects.ts";

const colors: Partial<Record<ChangeStatus, "dim" | "red" | "yellow">> = {
  conflict: "red",
  delete: "yellow",
  identical: "dim",
  orphan: "yellow",
  skip: "dim",
};

/** One line a changed path: the status, the path, and why where there is a reason. */
export function changeLines(changes: readonly Change[], style: Style): readonly string[] {
  return changes.map(({ status, path, note }) => {
    return `  ${style(colors[status] ?? "green", status.padEnd("identical".length))}  ${path}${note === undefined ? "" : ` (${note})`}`;
  });
}

/** Unified diffs of all texts that differ, as `git apply` takes them. */
export async function diffLines(changes: readonly Change[], style: Style): Promise<readonly string[]> {
  const { unifiedDiff } = await import("../files/diff.ts");
  return changes
    .map(unifiedDiff)
    .filter((diff) => diff !== "")
    .flatMap((diff) => diff.trimEnd().split("\n"))
    .map((line) => colorDiffLine(line, style));
}

function colorDiffLine(line: string, style: Style): string {
  if (/^(\+\+\+|---) /.test(line)) {
    return style("bold", line);
  }
  const color = { "+": "green", "-": "red", "@": "cyan" }[line.charAt(0)] as "green" | "red" | "cyan" | undefined;
  return color === undefined ? line : style(color, line);
}
