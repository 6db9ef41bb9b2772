import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { sha256 } from "../../../src/files/hash.ts";
import type { ConflictPolicy } from "../../../src/files/conflict-policy.ts";
import { reconcile, type Reconciled } from "../../../src/files/reconcile.ts";
import type { TrackedFile } from "../../../src/files/tracked-file.ts";
import type { VirtualFile } from "../../../src/files/virtual-file.ts";

function file(path: string, content: string, id = path): VirtualFile {
  return { id, path, ownership: "merged", content, executable: false };
}

function track({ id, path, ownership, content }: VirtualFile): TrackedFile {
  return { id, path, ownership, renderHash: sha256(content) };
}

interface Scene {
  readonly before: readonly VirtualFile[];
  readonly disk: Readonly<Record<string, string>>;
  readonly next: readonly VirtualFile[];
  readonly onConflict?: ConflictPolicy;
  readonly broken?: readonly string[];
}

function run({ before, disk, next, onConflict = "fail", broken = [] }: Scene): Reconciled {
  return reconcile({
    tracked: before.map(track),
    bases: new Map(before.map(({ content }) => [sha256(content), content])),
    disk: new Map(Object.entries(disk)),
    next,
    onConflict,
    brokenMerges: new Set(broken),
  });
}

test("a file that moved is taken along with the user's edits", () => {
  const { changes, tracked } = run({
    before: [file("old.py", "1\n2\n3\n4\n", "x")],
    disk: { "old.py": "mine\n1\n2\n3\n4\n" },
    next: [file("new.py", "1\n2\n3\nfour\n", "x")],
  });
  expect(changes).toEqual([
    { status: "merge", path: "new.py", from: "old.py", before: "mine\n1\n2\n3\n4\n", after: "mine\n1\n2\n3\nfour\n" },
  ]);
  expect(tracked.map(({ path }) => path)).toEqual(["new.py"]);
});

test.each(["1\n", "2\n"])("a move of %j onto a file of the user's is a conflict and leaves both alone", (next) => {
  const { changes } = run({
    before: [file("old.py", "1\n", "x")],
    disk: { "old.py": "1\n", "new.py": "mine\n" },
    next: [file("new.py", next, "x")],
  });
  expect(changes).toMatchObject([
    { status: "conflict", path: "new.py", before: "mine\n", after: "mine\n" },
    { status: "orphan", path: "old.py", before: "1\n", after: "1\n" },
  ]);
});

test("files that change places take the user's edits along", () => {
  const { changes } = run({
    before: [file("a.py", "1\n2\n3\n", "x"), file("b.py", "4\n5\n6\n", "y")],
    disk: { "a.py": "mine\n1\n2\n3\n", "b.py": "4\n5\n6\n" },
    next: [file("b.py", "1\n2\nthree\n", "x"), file("a.py", "4\n5\n6\n", "y")],
  });
  expect(changes).toMatchObject([
    { status: "move", path: "a.py", from: "b.py", after: "4\n5\n6\n" },
    { status: "merge", path: "b.py", from: "a.py", after: "mine\n1\n2\nthree\n" },
  ]);
});

test("what the user deleted stays deleted in every later run, even where the base is lost", () => {
  const first = run({ before: [file("a.py", "1\n")], disk: {}, next: [file("a.py", "2\n")] });
  expect(first.changes).toMatchObject([{ status: "skip", after: null, note: "you deleted it" }]);
  const again = reconcile({
    tracked: first.tracked,
    bases: new Map(),
    disk: new Map(),
    next: [file("a.py", "3\n")],
    onConflict: "fail",
    brokenMerges: new Set(),
  });
  expect(again.changes).toMatchObject([{ status: "skip", after: null }]);
  expect(again.tracked).toMatchObject([{ path: "a.py", deleted: true }]);
});

test("a lost base is no loss where the file is as it was rendered", () => {
  const before = file("a.py", "1\n");
  const { changes } = reconcile({
    tracked: [track(before)],
    bases: new Map(),
    disk: new Map([["a.py", "1\n"]]),
    next: [file("a.py", "2\n")],
    onConflict: "fail",
    brokenMerges: new Set(),
  });
  expect(changes).toMatchObject([{ status: "update", after: "2\n" }]);
});

describe("where both sides changed the same line", () => {
  const scene = {
    before: [file("a.py", "1\n2\n3\n")],
    disk: { "a.py": "1\nmine\n3\n" },
    next: [file("a.py", "1\nnew\n3\n")],
  };

  test.each([
    ["fail", "conflict", "1\nmine\n3\n"],
    ["ours", "skip", "1\nmine\n3\n"],
    ["theirs", "update", "1\nnew\n3\n"],
    ["markers", "conflict", "1\n<<<<<<< yours\nmine\n=======\nnew\n>>>>>>> generated\n3\n"],
  ] as const)("%s gives %s", (onConflict, status, after) => {
    expect(run({ ...scene, onConflict }).changes).toMatchObject([{ status, after }]);
  });

  test("keeping ours settles it for good", () => {
    const settled = run({ ...scene, onConflict: "ours" });
    const again = reconcile({
      tracked: settled.tracked,
      bases: new Map(scene.next.map(({ content }) => [sha256(content), content])),
      disk: new Map(Object.entries(scene.disk)),
      next: scene.next,
      onConflict: "fail",
      brokenMerges: new Set(),
    });
    expect(again.changes).toMatchObject([{ status: "skip", after: "1\nmine\n3\n" }]);
  });
});

test.each([
  ["fail", "conflict", "mine\n1\n2\n3\n"],
  ["ours", "skip", "mine\n1\n2\n3\n"],
  ["theirs", "update", "1\n2\nthree\n"],
  ["markers", "conflict", "mine\n1\n2\n3\n"],
] as const)("a merge that makes no sense is a conflict, and %s gives %s", (onConflict, status, after) => {
  const { changes } = run({
    before: [file("a.py", "1\n2\n3\n")],
    disk: { "a.py": "mine\n1\n2\n3\n" },
    next: [file("a.py", "1\n2\nthree\n")],
    onConflict,
    broken: ["a.py"],
  });
  expect(changes).toMatchObject([{ status, after }]);
});

const paths = ["a", "b", "c", "d"];
const texts = fc.constantFrom<string>("1\n2\n", "1\ntwo\n", "zero\n1\n2\n", "");
const files = fc.dictionary(fc.constantFrom(...paths), texts, { maxKeys: 4, noNullPrototype: true });
/** Files that lie anywhere: an id has another path from one version to the next. */
const versions = fc
  .tuple(
    fc.shuffledSubarray(["w", "x", "y", "z"]),
    fc.shuffledSubarray(paths, { minLength: 4 }),
    fc.array(texts, { minLength: 4 }),
  )
  .map(([ids, places, contents]) => ids.map((id, at) => file(places[at] ?? "", contents[at] ?? "", id)));

/** What the disk holds after the changes. */
function carryOut(disk: Readonly<Record<string, string>>, { changes }: Reconciled): ReadonlyMap<string, string> {
  const after = new Map(Object.entries(disk));
  changes.forEach(({ path, from }) => [path, from ?? path].forEach((gone) => after.delete(gone)));
  changes.forEach((change) => change.after === null || after.set(change.path, change.after));
  return after;
}

test("any second run changes nothing", () => {
  fc.assert(
    fc.property(versions, files, versions, (before, disk, next) => {
      const first = run({ before, disk, next, onConflict: "theirs" });
      const second = reconcile({
        tracked: first.tracked,
        bases: new Map(next.map(({ content }) => [sha256(content), content])),
        disk: carryOut(disk, first),
        next,
        onConflict: "fail",
        brokenMerges: new Set(),
      });
      expect(second.changes.filter(({ before: old, after: fresh }) => old !== fresh)).toEqual([]);
      expect(second.tracked).toEqual(first.tracked);
    }),
    { numRuns: 3_000 },
  );
});

test("a project that nobody edited becomes a fresh one, wherever its files move", () => {
  fc.assert(
    fc.property(versions, versions, (before, next) => {
      const disk = Object.fromEntries(before.map(({ path, content }) => [path, content]));
      const after = carryOut(disk, run({ before, disk, next }));
      expect(after).toEqual(new Map(next.map(({ path, content }) => [path, content])));
    }),
    { numRuns: 3_000 },
  );
});

test("where nothing is overruled, no text of the user's is lost", () => {
  fc.assert(
    fc.property(versions, versions, fc.subarray(paths), (before, next, edited) => {
      const disk = {
        ...Object.fromEntries(before.map(({ path, content }) => [path, content])),
        ...Object.fromEntries(edited.map((path) => [path, `mine: ${path}\n`])),
      };
      const left = [...carryOut(disk, run({ before, disk, next })).values()].join("");
      edited.forEach((path) => expect(left).toContain(`mine: ${path}\n`));
    }),
    { numRuns: 3_000 },
  );
});

test("neither the order of the files nor that of the lock makes a difference", () => {
  fc.assert(
    fc.property(versions, files, versions, (before, disk, next) => {
      const scene = { before, disk, next };
      expect(run({ ...scene, before: scene.before.toReversed(), next: scene.next.toReversed() })).toEqual(run(scene));
    }),
  );
});
