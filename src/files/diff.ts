import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";

import type { Change } from "./change.ts";

/** The change as a unified diff that `git apply` takes, or an empty text where nothing changes. */
export function unifiedDiff(change: Change): string {
  const { path, from = path, before, after } = change;
  return before === after && from === path ? "" : gitHeader(change) + textPatch(change);
}

/** Empty where a move, or a file without a line that comes or goes, is all. */
function textPatch({ path, from = path, before, after }: Change): string {
  const [old, next] = [before ?? "", after ?? ""];
  if (old === next) {
    return "";
  }
  const oldName = before === null ? "/dev/null" : `a/${from}`;
  const nextName = after === null ? "/dev/null" : `b/${path}`;
  return createTwoFilesPatch(oldName, nextName, old, next, undefined, undefined, { headerOptions: FILE_HEADERS_ONLY });
}

/** What the lines with the names cannot say. */
function gitHeader({ path, from = path, before, after }: Change): string {
  const lines = [
    `diff --git a/${from} b/${path}`,
    ...(from === path ? [] : [`rename from ${from}`, `rename to ${path}`]),
    ...(before === null ? [`new file mode ${modeOf(after)}`] : []),
    ...(after === null ? [`deleted file mode ${modeOf(before)}`] : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** A script is executable, as `render` has it. */
function modeOf(text: string | null): string {
  return text?.startsWith("#!") === true ? "100755" : "100644";
}
