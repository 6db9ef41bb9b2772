import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { execa } from "execa";
import nodePlop from "node-plop";
import { expect, test } from "vitest";

import { readTree } from "../support/tree.ts";
import { runCli } from "./support/run-cli.ts";
import { makeSandbox } from "./support/sandbox.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const plop = join(root, "node_modules/plop/bin/plop.js");

/** What the command line makes of the same answers. */
async function fromCommandLine(cwd: string, words: readonly string[]): Promise<ReturnType<typeof readTree>> {
  expect((await runCli(["cli/shop", "--yes", ...words], { cwd })).exitCode).toBe(0);
  return readTree(join(cwd, "cli/shop"));
}

test("plop in a checkout makes the same bytes as the command line", async () => {
  const cwd = await makeSandbox();
  await execa(process.execPath, [plop, "--dest", cwd, "project", "shop", "django", "standard"], { cwd: root });
  expect(readTree(join(cwd, "shop"))).toEqual(
    await fromCommandLine(cwd, ["--framework", "django", "--preset", "standard"]),
  );
});

test("a stranger's plopfile that loads the package makes the same bytes as the command line", async () => {
  const cwd = await makeSandbox();
  const stranger = join(cwd, "stranger");
  mkdirSync(join(stranger, "node_modules"), { recursive: true });
  symlinkSync(root, join(stranger, "node_modules/create-backend-plan"), "junction");
  writeFileSync(join(stranger, "package.json"), '{"type": "module"}');
  writeFileSync(join(stranger, "plopfile.js"), 'export default (plop) => plop.load("create-backend-plan");\n');
  const loaded = await nodePlop(join(stranger, "plopfile.js"), { destBasePath: cwd, force: false });
  const answers = { name: "shop", framework: "flask", preset: "choose", features: ["auth", "health"] };
  const { failures } = await loaded.getGenerator("project").runActions(answers);
  expect(failures).toEqual([]);
  const words = ["--framework", "flask", "--preset", "minimal", "--with", "auth,health"];
  expect(readTree(join(cwd, "shop"))).toEqual(await fromCommandLine(cwd, words));
});

test("plop fails where the command line refuses, with the same words, and writes nothing", async () => {
  const cwd = await makeSandbox();
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    [plop, "--dest", cwd, "project", "flask", "flask", "minimal"],
    { cwd: root, reject: false },
  );
  expect(exitCode).toBe(1);
  expect(stdout + stderr).toContain('"flask" is a distribution that the project installs; try "flask-api"');
  expect(readTree(cwd)).toEqual({});
});

test("plop is no dependency of the program: nothing that is shipped imports it", async () => {
  const { dependencies, peerDependenciesMeta } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
    peerDependenciesMeta: Record<string, { optional: boolean }>;
  };
  expect(Object.keys(dependencies).filter((name) => name.includes("plop"))).toEqual([]);
  expect(peerDependenciesMeta["plop"]).toEqual({ optional: true });
  const { stdout } = await execa("grep", ["-rlE", String.raw`from "(node-)?plop"|import\("(node-)?plop"\)`, "dist"], {
    cwd: root,
    reject: false,
  });
  expect(stdout).toBe("");
  const module = (await import(pathToFileURL(join(root, "dist/plopfile.js")).href)) as { default: unknown };
  expect(module.default).toBeTypeOf("function");
});
