import { closeSync, openSync, readSync } from "node:fs";

/** The text of a file's first bytes, however many more there are. */
export function readStart(file: string, bytes: number): string {
  const descriptor = openSync(file, "r");
  try {
    const start = Buffer.alloc(bytes);
    return start.toString("utf8", 0, readSync(descriptor, start, 0, bytes, 0));
  } finally {
    closeSync(descriptor);
  }
}
