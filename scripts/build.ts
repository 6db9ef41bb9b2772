import { spawnSync } from "node:child_process";
import { copyFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { bundleProgram } from "./bundle-program.ts";
import { writeBundles } from "./bundle-templates.ts";
import { writeRegistry } from "./registry.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Builds beside `dist` and swaps, so that a program that runs from there is never left without its files.
 * Types are not checked here: `npm run check` does that.
 */
async function build(): Promise<void> {
  writeRegistry();
  const fresh = join(root, `dist.${process.pid}`);
  try {
    await bundleProgram(root, fresh);
    writeBundles(root, fresh);
    writeTypes(fresh);
    swap(fresh);
    // Node 20 cannot import plopfile.ts, and plop looks for this name first.
    writeFileSync(join(root, "plopfile.js"), 'export { default } from "./dist/plopfile.js";\n');
  } finally {
    [fresh, `${fresh}.types`, `${fresh}.old`].forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  }
}

/** Declarations of the one module that others import; it needs none of the rest. */
function writeTypes(fresh: string): void {
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const args = [compiler, "-p", "tsconfig.build.json", "--noCheck", "--outDir", `${fresh}.types`];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) {
    throw new Error(`tsc ended with ${status}`);
  }
  copyFileSync(join(`${fresh}.types`, "plopfile.d.ts"), join(fresh, "plopfile.d.ts"));
}

function swap(fresh: string): void {
  try {
    renameSync(join(root, "dist"), `${fresh}.old`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
      throw error;
    }
  }
  renameSync(fresh, join(root, "dist"));
}

await build();
