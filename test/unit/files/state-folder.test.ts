import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { realDisk } from "../../../src/files/disk.ts";
import { sha256 } from "../../../src/files/hash.ts";
import { applyEdits, recover } from "../../../src/files/write/apply-edits.ts";
import type { Edit } from "../../../src/files/write/edit.ts";
import { needsRecovery } from "../../../src/files/write/state-folder.ts";
import { makeSandbox } from "../../cli/support/sandbox.ts";
import { readTree } from "../../support/tree.ts";

const effects = { disk: realDisk, signal: new AbortController().signal };
const edits: readonly Edit[] = [{ path: "a.py", content: "new\n", mode: 0o644, expected: null }];
const journal = ".backend-plan/transaction/journal.json";

function fill(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

const steps = [{ path: "a.py", before: sha256("old\n"), after: sha256("new\n") }];

test.each([
  ["the state folder is a link", ".backend-plan", {}],
  ["the transaction folder is a link", ".backend-plan/transaction", {}],
  ["a folder of the journal lies behind a link", "link", { [journal]: '{"steps":[],"folders":["link/empty"]}' }],
  [
    "the copies lie behind a link",
    ".backend-plan/transaction/old",
    { "a.py": "new\n", [journal]: JSON.stringify({ steps, folders: [] }) },
  ],
  ["the journal is a link", journal, { ".backend-plan/lock.json": "{}" }],
])("where %s, nothing beyond it is touched", async (_, link, files) => {
  const root = await makeSandbox();
  const outside = await makeSandbox();
  fill(outside, { "transaction/important.txt": "keep", "important.txt": "keep", "0": "old\n" });
  mkdirSync(join(outside, "empty"));
  fill(root, files);
  mkdirSync(join(root, link, ".."), { recursive: true });
  symlinkSync(outside, join(root, link));
  const before = [readTree(root), readTree(outside)];
  await expect(applyEdits(root, edits, effects)).rejects.toMatchObject({ code: "path-in-the-way" });
  await expect(recover(root, effects)).rejects.toMatchObject({ code: "path-in-the-way" });
  expect([readTree(root), readTree(outside)]).toEqual(before);
});

test("a state folder that is a file is refused as one", async () => {
  const root = await makeSandbox();
  fill(root, { ".backend-plan": "" });
  expect(() => needsRecovery(root)).toThrow('".backend-plan" is not a folder');
  await expect(applyEdits(root, edits, effects)).rejects.toMatchObject({ code: "path-in-the-way" });
});

test.each([
  ["damaged", "torn"],
  ["lost", null],
])("a %s copy is not put back over a file", async (_, copy) => {
  const root = await makeSandbox();
  const old = ".backend-plan/transaction/old";
  const lost = { path: "b.py", before: sha256("b\n"), after: null };
  fill(root, {
    "a.py": "new\n",
    [journal]: JSON.stringify({ steps: [...steps, lost], folders: [] }),
    [`${old}/0`]: copy ?? "",
    [`${old}/1`]: "b\n",
  });
  if (copy === null) {
    rmSync(join(root, old, "0"));
  }
  await expect(recover(root, effects)).rejects.toMatchObject({
    code: "copy-damaged",
    message: 'an interrupted run changed "a.py", and the copy of what it was is damaged',
  });
  const tree = readTree(root);
  expect(tree?.["a.py"]).toContain("new\n");
  expect(tree?.["b.py"]).toContain("b\n");
  expect(tree?.[journal]).toBeDefined();
});
