import type { Change, ChangeStatus } from "../files/change.ts";
import type { Style } from "../effects.ts";
import type { GlobalFlags } from "./command.ts";

const colors: Partial<Record<ChangeStatus, "dim" | "red" | "yellow">> = {
  conflict: "red",
  delete: "yellow",
  identical: "dim",
  orphan: "yellow",
  skip: "dim",
};

/** What a command says of its changes. */
export interface Description {
  /** Its part of the document of `--json`. */
  readonly data: {
    readonly dryRun: boolean;
    readonly changes: readonly { readonly status: ChangeStatus; readonly path: string; readonly note: string | null }[];
    readonly diff?: string;
  };
  /** The changes, with `--diff` their texts, and after a dry run that it was one. */
  readonly lines: readonly string[];
}

/**
 * The same for every command that writes.
 * @param shown those of the changes that a person has to see; all of them where it is left out.
 */
export async function describeChanges(
  changes: readonly Change[],
  { flags, style, shown = changes }: { flags: GlobalFlags; style: Style; shown?: readonly Change[] },
): Promise<Description> {
  const diff = flags.diff ? await diffLines(changes, style) : [];
  return {
    data: {
      dryRun: flags.dryRun,
      changes: changes.map(({ status, path, note = null }) => ({ status, path, note })),
      ...(flags.diff ? { diff: diff.map((line) => `${line}\n`).join("") } : {}),
    },
    lines: [...changeLines(shown, style), ...diff, ...(flags.dryRun ? ["a dry run: nothing was written"] : [])],
  };
}

/** One line a changed path: the status, the path, and why where there is a reason. */
function changeLines(changes: readonly Change[], style: Style): readonly string[] {
  return changes.map(({ status, path, note }) => {
    return `  ${style(colors[status] ?? "green", status.padEnd("identical".length))}  ${path}${note === undefined ? "" : ` (${note})`}`;
  });
}

/** Unified diffs of all texts that differ, as `git apply` takes them. */
async function diffLines(changes: readonly Change[], style: Style): Promise<readonly string[]> {
  const { unifiedDiff } = await import("../files/diff.ts");
  return changes
    .flatMap((change) => unifiedDiff(change).split("\n").slice(0, -1))
    .map((line) => colorDiffLine(line, style));
}

function colorDiffLine(line: string, style: Style): string {
  if (/^(\+\+\+|---) /.test(line)) {
    return style("bold", line);
  }
  const color = { "+": "green", "-": "red", "@": "cyan" }[line.charAt(0)] as "green" | "red" | "cyan" | undefined;
  return color === undefined ? line : style(color, line);
}
