import { access, readdir } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFolder, removeFolder } from "../cli/support/sandbox.ts";
import { installFrom, type Packed, packInto } from "../support/packed.ts";

describe("the package that is published", () => {
  let folder: string;
  let packed: Packed;

  beforeAll(async () => {
    folder = await makeFolder();
    packed = await packInto(path.join(folder, "tarball"));
    await installFrom(packed.tarball, path.join(folder, "stranger"));
    return async () => {
      await removeFolder(folder);
    };
  });

  async function run(args: readonly string[]) {
    const bin = path.join(folder, "stranger/node_modules/.bin/create-backend-plan");
    return execa(bin, args, { cwd: path.join(folder, "stranger"), stdin: "ignore", reject: false });
  }

  test.each(["flask", "django"])("scaffolds %s from an empty folder, without this repository", async (framework) => {
    const { exitCode, stderr } = await run([`my-${framework}`, "--yes", "--framework", framework]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(await readdir(path.join(folder, "stranger", `my-${framework}`))).toContain("pyproject.toml");
  });

  test("asks, merges and reads config with the dependencies that it names", async () => {
    expect((await run(["--help"])).exitCode).toBe(0);
    expect((await run(["other", "--yes", "--dry-run", "--diff"])).exitCode).toBe(0);
  });

  test("opens the front door of plop, which is not installed with it", async () => {
    const modules = path.join(folder, "stranger/node_modules");
    await expect(access(path.join(modules, "plop"))).rejects.toThrow();
    const script =
      'const { default: register } = await import("create-backend-plan"); register({ setGenerator: (name) => console.log(name) });';
    const { stdout } = await execa("node", ["--input-type=module", "-e", script], {
      cwd: path.join(folder, "stranger"),
    });
    expect(stdout).toContain("project");
  });

  test("carries what it needs and nothing of the tests or sources", () => {
    expect(packed.files).toContain("LICENSE");
    expect(packed.files).toContain("README.md");
    expect(packed.files).toContain("docs/config.schema.json");
    expect(
      packed.files.filter((file) => /^(src|test|generators|templates|bench|examples|scripts)\//.test(file)),
    ).toEqual([]);
    expect(packed.files.filter((file) => file.endsWith(".ts"))).toEqual(["dist/plopfile.d.ts"]);
  });
});
