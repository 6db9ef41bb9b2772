import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { writeBundles } from "./bundle-templates.ts";
import { writeRegistry } from "./registry.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

writeRegistry();
rmSync(`${root}dist`, { recursive: true, force: true });
const tsc = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
process.exitCode = tsc.status ?? 1;
if (process.exitCode === 0) {
  await writeBundles(root);
}
