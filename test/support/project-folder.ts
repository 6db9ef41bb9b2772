import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, onTestFailed } from "vitest";
import { say } from "./say.ts";

/**
 * A folder for the tests of the suite this is called in. It is taken away when all of them have passed;
 * else it stays, and its path is printed.
 */
export function createProjectFolder(name: string): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), `create-backend-plan-${name}-`)));
  let failed = process.env["KEEP_GENERATED"] === "1";
  beforeEach(() => {
    onTestFailed(() => {
      failed = true;
    });
  });
  afterAll(() => {
    if (failed) {
      say(`the generated projects were left in ${folder}`);
    } else {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  return folder;
}
