import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";

import type { Change } from "./change.ts";

/** The change as a unified diff, or an empty text where nothing changes. */
export function unifiedDiff(change: Change): string {
  if (change.before === change.after && change.from === undefined) {
    return "";
  }
  const before = change.before === null ? "/dev/null" : `a/${change.from ?? change.path}`;
  const after = change.after === null ? "/dev/null" : `b/${change.path}`;
  return createTwoFilesPatch(before, after, change.before ?? "", change.after ?? "", undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
}
