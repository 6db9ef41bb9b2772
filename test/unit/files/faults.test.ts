import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { UserError } from "../../../src/errors.ts";
import { realDisk } from "../../../src/files/disk.ts";
import { sha256 } from "../../../src/files/hash.ts";
import { applyEdits, recover } from "../../../src/files/write/apply-edits.ts";
import { createTree } from "../../../src/files/write/create-tree.ts";
import type { Edit } from "../../../src/files/write/edit.ts";
import { needsRecovery } from "../../../src/files/write/state-folder.ts";
import { createFaultyDisk, type Fault } from "../../support/faulty-disk.ts";
import { createProjectFolder } from "../../support/project-folder.ts";
import { readTree } from "../../support/tree.ts";

const root = createProjectFolder("faults");
const calm = { disk: realDisk, signal: new AbortController().signal };
const never = -1;

function create(path: string, content = `${path}\n`, mode = 0o644): Edit {
  return { path, content, mode, expected: null };
}

const fresh: readonly Edit[] = [
  create("a.py"),
  create("run", "#!x\n", 0o755),
  create("d/e/f.py"),
  create("d/g.py"),
  create(".backend-plan/lock.json", "{}\n"),
];

interface Scene {
  readonly name: string;
  /** Puts the old state into `folder`. */
  readonly prepare: (folder: string) => void;
  readonly write: (folder: string, effects: typeof calm) => Promise<void>;
}

const scenes: readonly Scene[] = [
  {
    name: "a new project below folders that are not there",
    prepare: (folder) => mkdirSync(folder),
    write: (folder, effects) => createTree(join(folder, "x/y/shop"), fresh, effects),
  },
  {
    name: "a new project in a folder with a bare .git",
    prepare: (folder) => mkdirSync(join(folder, ".git"), { recursive: true }),
    write: (folder, effects) => applyEdits(folder, fresh, effects),
  },
  {
    name: "a project that is there",
    prepare: prepareExisting,
    write: (folder, effects) => applyEdits(folder, existing, effects),
  },
];

const existing: readonly Edit[] = [
  create("new/sub/x.py"),
  { path: "a.py", content: "updated\r\n", mode: 0o644, expected: sha256("a\r\n") },
  { path: "only/deep/b.py", content: null, mode: 0o644, expected: sha256("b\n") },
  create("moved.py", "c\n"),
  { path: "c.py", content: null, mode: 0o644, expected: sha256("c\n") },
  { path: ".backend-plan/lock.json", content: "2\n", mode: 0o644, expected: sha256("1\n") },
];

function prepareExisting(folder: string): void {
  mkdirSync(join(folder, "only/deep"), { recursive: true });
  mkdirSync(join(folder, ".backend-plan"));
  const files = {
    "a.py": "a\r\n",
    "only/deep/b.py": "b\n",
    "c.py": "c\n",
    ".backend-plan/lock.json": "1\n",
    "mine.txt": "mine\n",
  };
  Object.entries(files).forEach(([path, content]) => writeFileSync(join(folder, path), content));
  chmodSync(join(folder, "a.py"), 0o640);
}

function start(name: string): string {
  const folder = join(root, name);
  rmSync(folder, { recursive: true, force: true });
  return folder;
}

describe.each(scenes)("$name", ({ name, prepare, write }) => {
  const folder = join(root, sha256(name).slice(0, 8));
  let before: ReturnType<typeof readTree>;
  let after: ReturnType<typeof readTree>;
  let calls = 0;

  function reset(): void {
    start(sha256(name).slice(0, 8));
    prepare(folder);
  }

  async function attempt(fault: Fault, at: number, code?: string): Promise<unknown> {
    reset();
    const disk = createFaultyDisk(fault, at, code);
    return write(folder, { disk, signal: disk.signal }).then(
      () => null,
      (error: unknown) => error,
    );
  }

  beforeAll(async () => {
    reset();
    before = readTree(folder);
    const disk = createFaultyDisk("refuse", never);
    await write(folder, { disk, signal: disk.signal });
    after = readTree(folder);
    calls = disk.count();
  });

  test("is written", () => {
    expect(calls).toBeGreaterThan(8);
    expect(after).not.toEqual(before);
    expect(Object.keys(after ?? {}).filter((path) => /transaction|\.lock$|partial/.test(path))).toEqual([]);
  });

  test.each([
    ["refuse", "EACCES"],
    ["refuse", "EROFS"],
    ["refuse", "EIO"],
    ["tear", "ENOSPC"],
  ] as const)("is as before, or whole, after a %s with %s at any call", async (fault, code) => {
    const errors: unknown[] = [];
    for (let at = 0; at < calls; at += 1) {
      const error = await attempt(fault, at, code);
      expect(withoutTraces(readTree(folder)), `at ${at}`).toEqual(error === null ? after : before);
      errors.push(error);
    }
    const refusals = errors.filter((error) => error !== null);
    expect(refusals.length).toBeGreaterThan(3);
    expect(refusals.filter((error) => !(error instanceof UserError))).toEqual([]);
  });

  test("is as before, or whole, when a signal comes at any call", async () => {
    for (let at = 0; at < calls; at += 1) {
      const error = await attempt("abort", at);
      expect(withoutTraces(readTree(folder)), `at ${at}`).toEqual(error === null ? after : before);
      expect(error === null || (error instanceof UserError && error.code === "interrupted")).toBe(true);
    }
  });

  test.each(["kill-before", "kill-after"] as const)(
    "is as before, or whole, once the run after a %s has begun",
    async (fault) => {
      for (let at = 0; at < calls; at += 1) {
        await attempt(fault, at);
        disownLocks(folder);
        if (needsRecovery(folder)) {
          await recover(folder, calm);
        }
        const tree = readTree(folder);
        if (JSON.stringify(tree) !== JSON.stringify(after)) {
          expect(withoutStage(tree), `${fault} at ${at}`).toEqual(withoutStage(before));
          await write(folder, calm);
          expect(readTree(folder), `again after ${fault} at ${at}`).toEqual(after);
        }
      }
    },
  );
});

/** Where clearing up itself failed, the next run does it; the project is not touched by that. */
function withoutTraces(tree: ReturnType<typeof readTree>): unknown {
  return Object.fromEntries(
    Object.entries(tree ?? {}).filter(([path]) => !/^\.backend-plan\/(transaction|run-[\d-]+\.lock$)/.test(path)),
  );
}

/** The killed run had this process's number; a real one's is gone. */
function disownLocks(folder: string): void {
  const tree = readTree(folder) ?? {};
  for (const path of Object.keys(tree)) {
    if (/run-\d+-\d+\.lock$/.test(path)) {
      renameSync(join(folder, path), join(folder, path.replace(/run-.*/, "run-4194305-1.lock")));
    }
    if (path.endsWith(".partial")) {
      renameSync(join(folder, path), join(folder, path.replace(/\d+-\d+\.partial/, "4194305-1.partial")));
    }
  }
}

/** A stage beside a new project is no part of it; the parents that were made for it may stay after a kill. */
function withoutStage(tree: ReturnType<typeof readTree>): unknown {
  return Object.fromEntries(
    Object.entries(tree ?? {}).filter(([path]) => !path.includes(".partial") && !/^x(\/y)?$/.test(path)),
  );
}

test("a recovery that is killed at any call is finished by the next", async () => {
  const scene = scenes[2];
  for (let killed = 14; killed < 46; killed += 2) {
    for (let at = 0; at < 14; at += 1) {
      const folder = start("recovery");
      prepareExisting(folder);
      const before = readTree(folder);
      const first = createFaultyDisk("kill-after", killed);
      await scene?.write(folder, { disk: first, signal: first.signal }).catch(() => null);
      disownLocks(folder);
      const second = createFaultyDisk("kill-after", at);
      await recover(folder, { disk: second, signal: second.signal }).catch(() => null);
      disownLocks(folder);
      await recover(folder, calm);
      const tree = readTree(folder) ?? {};
      const isNew = tree[".backend-plan/lock.json"]?.includes("2") === true;
      expect(isNew ? Object.keys(tree) : tree, `${killed}, ${at}`).toEqual(
        isNew ? expect.arrayContaining(["new/sub/x.py"]) : before,
      );
    }
  }
});

test("what the user edits between a kill and the recovery stays", async () => {
  const folder = start("edited");
  prepareExisting(folder);
  const disk = createFaultyDisk("kill-after", 24);
  await applyEdits(folder, existing, { disk, signal: disk.signal }).catch(() => null);
  disownLocks(folder);
  writeFileSync(join(folder, "a.py"), "mine since\n");
  await recover(folder, calm);
  const tree = readTree(folder);
  expect(tree?.["a.py"]).toContain("mine since");
  expect(tree?.["c.py"]).toContain("c\n");
  expect(tree?.["moved.py"]).toBeUndefined();
});

test("a file that changed since it was read stops the run", async () => {
  const folder = start("stale");
  prepareExisting(folder);
  writeFileSync(join(folder, "a.py"), "mine since\n");
  const before = readTree(folder);
  await expect(applyEdits(folder, existing, calm)).rejects.toMatchObject({ code: "changed-meanwhile" });
  expect(readTree(folder)).toEqual(before);
});

test("a damaged journal is left for a person to look at", async () => {
  const folder = start("journal");
  prepareExisting(folder);
  mkdirSync(join(folder, ".backend-plan/transaction"));
  for (const text of [
    "{",
    "null",
    '{"steps": [{"path": 1}], "folders": []}',
    '{"steps": [{"path": "../x", "before": null, "after": null}], "folders": []}',
  ]) {
    writeFileSync(join(folder, ".backend-plan/transaction/journal.json"), text);
    const before = readTree(folder);
    await expect(applyEdits(folder, existing, calm)).rejects.toBeInstanceOf(UserError);
    expect(readTree(folder)).toEqual(before);
  }
});
