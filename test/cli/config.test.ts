import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { describe, expect, test } from "vitest";
import { bin, runCli } from "./support/run-cli.ts";
import { hashFolder, makeSandbox } from "./support/sandbox.ts";

describe("--config", () => {
  test.each([
    ["backend.yaml", "name: shop\nframework: django\npreset: minimal\nwith: [health]\ndescription: Sells.\n"],
    [
      "backend.json",
      '{"name":"shop","framework":"django","preset":"minimal","with":["health"],"description":"Sells."}',
    ],
  ])("answers every question from %s, without a terminal", async (file, text) => {
    const cwd = await makeSandbox();
    await writeFile(path.join(cwd, file), text);
    const { exitCode, stdout } = await runCli(["--config", file, "--json"], { cwd });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      project: {
        name: "shop",
        framework: "django",
        features: ["health"],
        description: "Sells.",
        directory: path.join(cwd, "shop"),
      },
    });
  });

  test("is overruled by a flag", async () => {
    const cwd = await makeSandbox();
    await writeFile(path.join(cwd, "a.yaml"), "framework: django\npreset: minimal\n");
    const { stdout } = await runCli(["api", "--config=a.yaml", "--framework=flask", "--json"], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ project: { framework: "flask", features: [] } });
  });

  test.each([
    ["an unknown key", "name: shop\nframework: flask\npresett: full\n", 'a.yaml:3: unknown key "presett"', '"preset"?'],
    ["a key like no other", "zebra: 1\n", 'a.yaml:1: unknown key "zebra"', "use name, framework"],
    ["a misspelt value", "\nframework: djagno\n", 'a.yaml:2: "framework" cannot be "djagno"', '"django"?'],
    ["a value of another kind", "name: 7\n", 'a.yaml:1: "name" cannot be 7', "make it a text"],
    ["a feature there is not", "with:\n  - auth\n  - zebra\n", '"with" cannot be "zebra"', "choose from agent-docs"],
    ["a text for a list", "with: auth\n", 'a.yaml:1: "with" cannot be "auth"', "list of feature names"],
    ["a list of answers", "- flask\n", "a.yaml", "write keys"],
    ["a key twice", "name: a\nname: b\n", 'a.yaml:2: the key "name" is given twice', "plain YAML or JSON"],
    ["broken YAML", "name: [a\n", /a\.yaml:\d: /, "plain YAML or JSON"],
    ["a key of the prototype", "__proto__: {name: a}\n", "a.yaml", /./],
    ["a second document", "name: a\n---\nname: b\n", "a.yaml:2: a second YAML document", "plain YAML"],
    ["a key that is a list", "? [a]\n: b\n", "a.yaml:1: a key must be a name", "plain YAML"],
    ["a tag", "name: !!js/function x\n", "a.yaml:1: unresolved tag", "plain YAML"],
    ["an alias of itself", "with: &a [*a]\n", "a.yaml", "plain YAML"],
    ["more than answers", `description: ${"x".repeat(70_000)}\n`, '"a.yaml" is larger than 65536 bytes', /./],
  ])("with %s is refused with the line and a fix", async (_, text, fact, fix) => {
    const cwd = await makeSandbox();
    await writeFile(path.join(cwd, "a.yaml"), text);
    const before = await hashFolder(cwd);
    const { exitCode, stdout, stderr } = await runCli(["api", "--yes", "--config", "a.yaml"], { cwd });
    const [factLine = "", fixLine = ""] = stderr.split("\n");
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(factLine).toMatch(fact);
    expect(fixLine).toMatch(fix);
    expect(stderr.split("\n")).toHaveLength(2);
    expect(await hashFolder(cwd)).toBe(before);
  });

  test.skipIf(!existsSync("/dev/zero"))("that is a device or a pipe is refused and not waited for", async () => {
    const cwd = await makeSandbox();
    await execa("mkfifo", ["pipe"], { cwd });
    for (const file of ["/dev/zero", "pipe"]) {
      const { exitCode, stderr } = await runCli(["api", "--yes", "--config", file], { cwd });
      expect({ exitCode, stderr }).toEqual({
        exitCode: 2,
        stderr: `error: "${file}" is not a file\nfix: give --config a file of answers`,
      });
    }
  });

  test.skipIf(!existsSync("/dev/stdin"))("may come through a pipe that is open already", async () => {
    const cwd = await makeSandbox();
    const words = ["api", "--yes", "--json", "--dry-run", "--config", "/dev/stdin"];
    const script = 'echo "preset: minimal" | "$@"';
    const { stdout } = await execa("sh", ["-c", script, "sh", process.execPath, bin, ...words], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ project: { features: [] } });
  });

  test("that is a folder is refused", async () => {
    const cwd = await makeSandbox();
    const { exitCode, stderr } = await runCli(["api", "--yes", "--config", "."], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error: cannot read the config file "\."\nfix: /);
  });
});
