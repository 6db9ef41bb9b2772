import { execa } from "execa";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { bin } from "./support/run-cli.ts";
import { makeSandbox } from "./support/sandbox.ts";

/** Loaded before the program: whoever looks a host up or opens a socket ends the run. */
const cutOff = [
  'import dns from "node:dns";',
  'import net from "node:net";',
  'import { syncBuiltinESMExports } from "node:module";',
  "const refuse = () => process.exit(99);",
  "dns.lookup = dns.promises.lookup = net.Socket.prototype.connect = refuse;",
  "syncBuiltinESMExports();",
].join("");

function runCutOff(args: readonly string[], cwd: string) {
  const preload = `data:text/javascript,${encodeURIComponent(cutOff)}`;
  const settings = { cwd, env: { PATH: "" }, extendEnv: false, reject: false } as const;
  return execa(process.execPath, ["--import", preload, ...args], settings);
}

test.each(["flask", "django"])("a %s project is made without a network and without any program", async (framework) => {
  const cwd = await makeSandbox();
  const { exitCode, stderr } = await runCutOff([bin, "shop", "--yes", "--framework", framework, "--preset=full"], cwd);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(await readdir(path.join(cwd, "shop"))).toContain("pyproject.toml");
});

test("a use of the network would be seen", async () => {
  const script = 'await fetch("http://nowhere.invalid/").catch(() => null)';
  expect((await runCutOff(["--input-type=module", "-e", script], await makeSandbox())).exitCode).toBe(99);
});
