import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { beforeEach, describe, expect, test } from "vitest";

import { resolveAnswers } from "../../../generators/project.ts";
import { scaffold, type ScaffoldResult } from "../../../src/commands/scaffold.ts";
import type { Change } from "../../../src/files/change.ts";
import { sha256 } from "../../../src/files/hash.ts";
import { parseLock, printLock } from "../../../src/project/lock-file.ts";
import { makeSandbox } from "../../cli/support/sandbox.ts";
import { readTree } from "../../support/tree.ts";

const answers = resolveAnswers({ name: "shop", framework: "flask", preset: "minimal" });
let target = "";

beforeEach(async () => {
  target = join(await makeSandbox(), "shop");
  await scaffold({ target, answers, mode: "write" });
});

function again(): Promise<ScaffoldResult> {
  return scaffold({ target, answers, mode: "write" });
}

function lockPath(): string {
  return join(target, ".backend-plan/lock.json");
}

describe("what is remembered of a project", () => {
  test("is every file with its pristine render, and the answers", () => {
    const files = parseLock(readFileSync(lockPath(), "utf8"));
    expect(files.length).toBeGreaterThan(10);
    for (const { path, renderHash } of files) {
      expect(sha256(readFileSync(join(target, path))), path).toBe(renderHash);
      expect(sha256(readFileSync(join(target, ".backend-plan/base", renderHash))), path).toBe(renderHash);
    }
    const { answers: recorded } = JSON.parse(readFileSync(join(target, ".backend-plan/project.json"), "utf8")) as {
      answers: unknown;
    };
    expect(recorded).toEqual(answers);
  });

  test("has no trace of the machine or the time", () => {
    const state = ["lock.json", "project.json"]
      .map((name) => readFileSync(join(target, ".backend-plan", name), "utf8"))
      .join("")
      .replaceAll(/[0-9a-f]{64}/g, "");
    expect(state).not.toContain(target);
    expect(state).not.toMatch(/20\d\d-\d\d|[12]\d{9}/);
  });

  test("is read back as it was printed", () => {
    const text = readFileSync(lockPath(), "utf8");
    expect(printLock(parseLock(text).toReversed())).toBe(text);
  });
});

test("a second run changes nothing", async () => {
  const before = readTree(target);
  const { changes } = await again();
  expect(new Set(changes.map(({ status }) => status))).toEqual(new Set(["identical"]));
  expect(readTree(target)).toEqual(before);
});

test("a second run keeps every edit and every deletion of the user", async () => {
  writeFileSync(join(target, "pyproject.toml"), "mine\r\n");
  writeFileSync(join(target, "extra.py"), "mine = 1\n");
  rmSync(join(target, ".editorconfig"));
  const before = readTree(target);
  const { changes } = await again();
  expect(changes.filter(({ status }) => status !== "identical").map(({ path, status }) => `${status} ${path}`)).toEqual(
    ["skip .editorconfig", "skip pyproject.toml"],
  );
  expect(withoutLock(readTree(target))).toEqual(withoutLock(before));
});

/** The lock remembers the deletion. */
function withoutLock(tree: ReturnType<typeof readTree>): unknown {
  return { ...tree, ".backend-plan/lock.json": "" };
}

test("a new version of a template is merged with the user's edits", async () => {
  pretendOlderVersion("pyproject.toml", (text) => `# old\n${text}`);
  writeFileSync(join(target, "pyproject.toml"), `${readFileSync(join(target, "pyproject.toml"), "utf8")}\n# mine\n`);
  const { changes } = await again();
  const change = changes.find(({ path }) => path === "pyproject.toml");
  expect(change?.status).toBe("merge");
  const text = readFileSync(join(target, "pyproject.toml"), "utf8");
  expect(text).toContain("# mine");
  expect(text).not.toContain("# old");
});

test("a merge that would be no Python stops the run, dry or not", async () => {
  const line = /^ +expose_headers=.*\n/m;
  pretendOlderVersion("app/factory.py", (text) => text.replace(line, ""));
  const older = readFileSync(join(target, "app/factory.py"), "utf8");
  writeFileSync(
    join(target, "app/factory.py"),
    older.replace("        app,\n", "        app,\n        expose_headers=[],\n"),
  );
  const before = readTree(target);
  const { changes } = await scaffold({ target, answers, mode: "dry-run" });
  expect(statuses(changes)).toEqual([["app/factory.py", "conflict"]]);
  await expect(again()).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("no longer be valid Python") as string,
  });
  expect(readTree(target)).toEqual(before);
});

test("a file that was no Python before is merged as any text", async () => {
  pretendOlderVersion("app/factory.py", (text) => `# old\n${text}`);
  writeFileSync(join(target, "app/factory.py"), `${readFileSync(join(target, "app/factory.py"), "utf8")}\nif True:\n`);
  const { changes } = await again();
  expect(statuses(changes)).toEqual([["app/factory.py", "merge"]]);
});

test("a clash stops the run before anything is written", async () => {
  pretendOlderVersion("pyproject.toml", (text) => text.replace("[project]", "[old]"));
  pretendOlderVersion(".editorconfig", (text) => `# old\n${text}`);
  writeFileSync(
    join(target, "pyproject.toml"),
    readFileSync(join(target, "pyproject.toml"), "utf8").replace("[old]", "[mine]"),
  );
  const before = readTree(target);
  await expect(again()).rejects.toMatchObject({
    code: "conflict",
    exitCode: 2,
    message: expect.stringContaining("pyproject.toml") as string,
  });
  expect(readTree(target)).toEqual(before);
});

test("a clash that cannot be marked is not said to be settled by markers", async () => {
  const { renderHash = "" } =
    parseLock(readFileSync(lockPath(), "utf8")).find(({ path }) => path === "README.md") ?? {};
  rmSync(join(target, ".backend-plan/base", renderHash));
  writeFileSync(join(target, "README.md"), "mine\n");
  await expect(scaffold({ target, answers, mode: "write", onConflict: "markers" })).rejects.toMatchObject({
    code: "conflict",
    fix: "choose --on-conflict ours or theirs",
  });
});

test("a file that is no longer generated goes where it is pristine, and stays where it was edited", async () => {
  track("gone/old.py", "old = 1\n");
  track("kept.py", "old = 1\n");
  writeFileSync(join(target, "kept.py"), "old = 2\n");
  const { changes } = await again();
  expect(statuses(changes)).toEqual([
    ["gone/old.py", "delete"],
    ["kept.py", "orphan"],
  ]);
  expect(existsSync(join(target, "gone"))).toBe(false);
  expect(readFileSync(join(target, "kept.py"), "utf8")).toBe("old = 2\n");
});

test("files that have changed places are written, line ends and all", async () => {
  const files = parseLock(readFileSync(lockPath(), "utf8"));
  const [one, two] = ["README.md", ".editorconfig"].map((path) => readFileSync(join(target, path), "utf8"));
  const swapped = files.map((file) => ({ ...file, path: swap(file.path) }));
  writeFileSync(join(target, ".editorconfig"), (one ?? "").replaceAll("\n", "\r\n"));
  writeFileSync(join(target, "README.md"), two ?? "");
  writeFileSync(lockPath(), printLock(swapped));
  const { changes } = await again();
  expect(statuses(changes)).toEqual([
    [".editorconfig", "move"],
    ["README.md", "move"],
  ]);
  expect(readFileSync(join(target, "README.md"), "utf8")).toBe((one ?? "").replaceAll("\n", "\r\n"));
  expect(readFileSync(join(target, ".editorconfig"), "utf8")).toBe(two);
});

function swap(path: string): string {
  return { "README.md": ".editorconfig", ".editorconfig": "README.md" }[path] ?? path;
}

test("a file is made where another one has moved away from", async () => {
  const files = parseLock(readFileSync(lockPath(), "utf8"));
  const readme = readFileSync(join(target, "README.md"), "utf8");
  rmSync(join(target, "README.md"));
  writeFileSync(join(target, ".editorconfig"), readme);
  const older = files.filter(({ path }) => path !== ".editorconfig");
  writeFileSync(lockPath(), printLock(older.map((file) => ({ ...file, path: swap(file.path) }))));
  const { changes } = await again();
  expect(statuses(changes)).toEqual([
    [".editorconfig", "create"],
    ["README.md", "move"],
  ]);
  expect(readFileSync(join(target, "README.md"), "utf8")).toBe(readme);
});

function statuses(changes: readonly Change[]): readonly unknown[] {
  return changes.filter(({ status }) => status !== "identical").map(({ path, status }) => [path, status]);
}

test("other answers are refused, and the difference is named", async () => {
  const before = readTree(target);
  const other = resolveAnswers({ name: "shop", framework: "flask", preset: "minimal", with: ["auth"] });
  await expect(scaffold({ target, answers: other, mode: "write" })).rejects.toMatchObject({
    code: "other-answers",
    message: expect.stringContaining("features") as string,
  });
  expect(readTree(target)).toEqual(before);
});

test.each([
  ["not JSON", "{"],
  ["a newer format", '{"format": 2, "files": []}'],
  ["another shape", '{"format": 1, "files": [{"path": "a"}]}'],
  ["a path outside", printLock([{ id: "x", path: "../outside", ownership: "merged", renderHash: "0".repeat(64) }])],
  ["an absolute path", printLock([{ id: "x", path: "/etc/passwd", ownership: "merged", renderHash: "0".repeat(64) }])],
  [
    "a hash that is a path",
    '{"format": 1, "files": [{"id": "x", "path": "a", "ownership": "merged", "renderHash": "../../x"}]}',
  ],
])("a lock with %s is refused, and nothing is touched", async (_, text) => {
  writeFileSync(lockPath(), text);
  const before = readTree(target);
  await expect(again()).rejects.toMatchObject({ name: "UserError" });
  expect(readTree(target)).toEqual(before);
});

test("a base that somebody changed is not trusted", async () => {
  const { renderHash } = parseLock(readFileSync(lockPath(), "utf8")).find(({ path }) => path === ".editorconfig") ?? {
    renderHash: "",
  };
  writeFileSync(join(target, ".backend-plan/base", renderHash), "not what was rendered\n");
  const { changes } = await again();
  expect(new Set(changes.map(({ status }) => status))).toEqual(new Set(["identical"]));
  expect(sha256(readFileSync(join(target, ".backend-plan/base", renderHash)))).toBe(renderHash);
});

/** Rewrites file, base and lock as if an older version had rendered this. */
function pretendOlderVersion(path: string, change: (text: string) => string): void {
  track(path, change(readFileSync(join(target, path), "utf8")));
}

function track(path: string, content: string): void {
  const renderHash = sha256(content);
  const files = parseLock(readFileSync(lockPath(), "utf8"));
  const known = files.find((file) => file.path === path) ?? { id: `base:${path}`, path, ownership: "merged" as const };
  writeInside(path, content);
  writeInside(`.backend-plan/base/${renderHash}`, content);
  writeFileSync(lockPath(), printLock([...files.filter((file) => file.path !== path), { ...known, renderHash }]));
}

function writeInside(path: string, content: string): void {
  mkdirSync(dirname(join(target, path)), { recursive: true });
  writeFileSync(join(target, path), content);
}

describe("what a killed run left without having begun", () => {
  test.each([
    ["an empty folder", []],
    ["a lock", ["run-4194305-1.lock"]],
    ["a transaction without a journal", ["transaction/new/0"]],
  ])("(%s) does not stop a dry run, which lists what is then done", async (_, files) => {
    const folder = join(await makeSandbox(), "web");
    mkdirSync(join(folder, ".backend-plan"), { recursive: true });
    files.forEach((file) => {
      mkdirSync(dirname(join(folder, ".backend-plan", file)), { recursive: true });
      writeFileSync(join(folder, ".backend-plan", file), "");
    });
    const dry = await scaffold({ target: folder, answers, mode: "dry-run" });
    expect(dry).toEqual(await scaffold({ target: folder, answers, mode: "write" }));
  });

  test("is told from a transaction that has begun", async () => {
    writeInside(".backend-plan/transaction/journal.json", '{"steps":[],"folders":[]}');
    await expect(scaffold({ target, answers, mode: "dry-run" })).rejects.toMatchObject({ code: "interrupted-run" });
  });
});
