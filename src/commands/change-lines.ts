import type { Change, ChangeStatus } from "../files/change.ts";
import type { Style } from "./effects.ts";

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
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import("diff");
  return changes
    .filter(({ before, after }) => before !== after)
    .flatMap(({ path, before, after }) => {
      const names = [before === null ? "/dev/null" : `a/${path}`, after === null ? "/dev/null" : `b/${path}`] as const;
      const patch = createTwoFilesPatch(...names, before ?? "", after ?? "", undefined, undefined, {
        headerOptions: FILE_HEADERS_ONLY,
      });
      return patch
        .trimEnd()
        .split("\n")
        .map((line) => colorDiffLine(line, style));
    });
}

function colorDiffLine(line: string, style: Style): string {
  if (/^(\+\+\+|---) /.test(line)) {
    return style("bold", line);
  }
  const color = { "+": "green", "-": "red", "@": "cyan" }[line.charAt(0)] as "green" | "red" | "cyan" | undefined;
  return color === undefined ? line : style(color, line);
}
