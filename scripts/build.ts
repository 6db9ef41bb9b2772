import { spawnSync } from "node:child_process";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { writeBundles } from "./bundle-templates.ts";
import { writeRegistry } from "./registry.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Builds beside `dist` and swaps, so that a program that runs from there is never left without its files.
 * Types are not checked here: `npm run check` does that.
 */
function build(): number {
  writeRegistry();
  const fresh = join(root, `dist.${process.pid}`);
  const stale = `${fresh}.old`;
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const args = [compiler, "-p", "tsconfig.build.json", "--noCheck", "--outDir", fresh];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (status === 0) {
    writeBundles(root, fresh);
    moveAside(stale);
    renameSync(fresh, join(root, "dist"));
    // Node 20 cannot import plopfile.ts, and plop looks for this name first.
    writeFileSync(join(root, "plopfile.js"), 'export { default } from "./dist/plopfile.js";\n');
  }
  [fresh, stale].forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  return status ?? 1;
}

function moveAside(stale: string): void {
  try {
    renameSync(join(root, "dist"), stale);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
      throw error;
    }
  }
}

process.exitCode = build();
