import { UserError } from "../errors.ts";
import { refuseUnsafePath } from "../files/safe-path.ts";
import type { TrackedFile } from "../files/tracked-file.ts";
import { lockFilePath } from "./state-paths.ts";

const format = 1;
const ownerships: readonly unknown[] = ["managed", "merged", "once"];

/** The text of lock.json: sorted, one line a field, nothing that differs between two equal runs. */
export function printLock(files: readonly TrackedFile[]): string {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return `${JSON.stringify({ format, files: sorted }, null, 2)}\n`;
}

/**
 * Reads lock.json, which anyone may have edited.
 * @throws {UserError} `lock-damaged`, `lock-newer`, `unsafe-path`.
 */
export function parseLock(text: string): readonly TrackedFile[] {
  const lock = parseJson(text);
  if (typeof lock["format"] === "number" && lock["format"] > format) {
    throw new UserError("lock-newer", `"${lockFilePath}" was written by a newer version`, "update create-backend-plan");
  }
  const files: unknown = lock["files"];
  if (lock["format"] !== format || !Array.isArray(files)) {
    throw damaged();
  }
  const tracked = files.map(parseFile);
  tracked.forEach(({ path }) => refuseUnsafePath(path));
  return tracked;
}

function parseFile(value: unknown): TrackedFile {
  const { id, path, ownership, renderHash, deleted } = (value ?? {}) as Partial<Record<keyof TrackedFile, unknown>>;
  const isHash = typeof renderHash === "string" && /^[0-9a-f]{64}$/.test(renderHash);
  if (typeof id !== "string" || typeof path !== "string" || !isHash || !ownerships.includes(ownership)) {
    throw damaged();
  }
  return {
    id,
    path,
    ownership: ownership as TrackedFile["ownership"],
    renderHash,
    ...(deleted === true ? { deleted } : {}),
  };
}

function parseJson(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) {
      return value as Readonly<Record<string, unknown>>;
    }
  } catch {
    // Falls through to the same answer as any other damage.
  }
  throw damaged();
}

function damaged(): UserError {
  return new UserError("lock-damaged", `"${lockFilePath}" is damaged`, "restore it from version control");
}
