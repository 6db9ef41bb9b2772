import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { makeFolder, removeFolder } from "../test/cli/support/sandbox.ts";
import { installFrom, packInto } from "../test/support/packed.ts";

const runs = 3;

/** Prints what a stranger downloads, and how long a first `npx` takes beside that of a package with nothing in it. */
async function main(): Promise<void> {
  const folder = await makeFolder();
  try {
    const packed = await packInto(path.join(folder, "tarball"));
    console.log(`tarball: ${packed.files.length} files, ${packed.size} bytes, unpacked ${packed.unpackedSize} bytes`);
    const installed = path.join(folder, "installed");
    const packages = await installFrom(packed.tarball, installed);
    const { files, bytes } = await measureFolder(path.join(installed, "node_modules"));
    console.log(`installed: ${packages} packages (itself included), ${files} files, ${bytes} bytes`);
    const empty = await packEmptyPackage(path.join(folder, "empty"));
    const own = await coldNpx(packed.tarball, ["create-backend-plan", "my-api", "--yes"], folder);
    const floor = await coldNpx(empty, ["empty-package"], folder);
    const ratio = (own / floor).toFixed(2);
    console.log(`cold npx, median of ${runs}: ${own} ms; an empty package ${floor} ms; ratio ${ratio}`);
  } finally {
    await removeFolder(folder);
  }
}

async function packEmptyPackage(folder: string): Promise<string> {
  await mkdir(folder);
  const manifest = { name: "empty-package", version: "1.0.0", bin: "./bin.js" };
  await writeFile(path.join(folder, "package.json"), JSON.stringify(manifest));
  await writeFile(path.join(folder, "bin.js"), "#!/usr/bin/env node\n");
  await execa("npm", ["pack"], { cwd: folder });
  return path.join(folder, "empty-package-1.0.0.tgz");
}

/** Milliseconds of `npx` with nothing in npm's cache. */
async function coldNpx(tarball: string, command: readonly string[], folder: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const cwd = path.join(folder, `${command[0]}-${run}`);
    await mkdir(cwd);
    const started = performance.now();
    await execa("npx", ["--yes", "--package", tarball, "--", ...command], {
      cwd,
      env: { npm_config_cache: path.join(cwd, ".npm-cache") },
      stdin: "ignore",
    });
    times.push(performance.now() - started);
  }
  return Math.round(times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0);
}

async function measureFolder(folder: string): Promise<{ readonly files: number; readonly bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map((file) => stat(path.join(file.parentPath, file.name))));
  return { files: files.length, bytes: sizes.reduce((sum, { size }) => sum + size, 0) };
}

await main();
