import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { reconcileFile } from "../../../src/files/reconcile-file.ts";

/** Texts of few different lines, so that equal ones, overlaps and clashes all come up. */
const text = fc
  .array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 6 })
  .map((lines) => lines.map((line) => `${line}\n`).join(""));
const decide = reconcileFile;

describe("each row of the table", () => {
  test("O = T: nothing to do", () => {
    fc.assert(
      fc.property(fc.option(text), text, (base, disk) => {
        expect(decide({ base, disk, next: disk }, "merged")).toEqual({ status: "identical", after: disk });
      }),
    );
  });

  test("T = B: O stays", () => {
    fc.assert(
      fc.property(text, text, (base, disk) => {
        fc.pre(base !== disk);
        expect(decide({ base, disk, next: base }, "merged")).toMatchObject({ status: "skip", after: disk });
      }),
    );
  });

  test("O = B: T is written, or O deleted where T is absent", () => {
    fc.assert(
      fc.property(text, text, (base, next) => {
        fc.pre(base !== next);
        expect(decide({ base, disk: base, next }, "merged")).toEqual({ status: "update", after: next });
        expect(decide({ base, disk: base, next: null }, "merged")).toEqual({ status: "delete", after: null });
      }),
    );
  });

  test("O absent, B present: it stays deleted, and that is said", () => {
    fc.assert(
      fc.property(text, text, (base, next) => {
        expect(decide({ base, disk: null, next }, "merged")).toEqual({
          status: "skip",
          after: null,
          note: "you deleted it",
        });
      }),
    );
  });

  test("no B, O ≠ T: a conflict, and O stays", () => {
    fc.assert(
      fc.property(text, text, (disk, next) => {
        fc.pre(disk !== next);
        expect(decide({ base: null, disk, next }, "merged")).toMatchObject({ status: "conflict", after: disk });
      }),
    );
  });

  test("no B, O absent: T is created", () => {
    fc.assert(fc.property(text, (next) => decide({ base: null, disk: null, next }, "merged").status === "create"));
  });

  test("T absent, O ≠ B: an orphan that stays", () => {
    fc.assert(
      fc.property(text, text, (base, disk) => {
        fc.pre(base !== disk);
        expect(decide({ base, disk, next: null }, "merged")).toMatchObject({ status: "orphan", after: disk });
      }),
    );
  });
});

test("a line that only the user has is in the result, whatever the three texts are", () => {
  fc.assert(
    fc.property(fc.option(text), text, fc.option(text), fc.nat(6), (base, disk, next, at) => {
      const lines = disk.split("\n");
      const edited = [...lines.slice(0, at), "mine", ...lines.slice(at)].join("\n");
      const { after, marked } = decide({ base, disk: edited, next }, "merged");
      expect(after?.split("\n")).toContain("mine");
      expect(marked?.split("\n") ?? ["mine"]).toContain("mine");
    }),
    { numRuns: 3_000 },
  );
});

test("a merge that is clean has the change of either side", () => {
  const merged = decide(
    { base: "1\n2\n3\n4\n5\n", disk: "1\nmine\n2\n3\n4\n5\n", next: "1\n2\n3\n4\n5\nnew\n" },
    "merged",
  );
  expect(merged).toEqual({ status: "merge", after: "1\nmine\n2\n3\n4\n5\nnew\n" });
});

test("an insertion right beside a changed line is spliced, and a look is asked for", () => {
  const merged = decide({ base: "1\n2\n3\n", disk: "1\n2\nmine\n3\n", next: "1\ntwo\n3\n" }, "merged");
  expect(merged).toMatchObject({
    status: "merge",
    after: "1\ntwo\nmine\n3\n",
    note: expect.stringContaining("1 insertion") as string,
  });
});

test("a file that is always regenerated is never overwritten where it was edited", () => {
  expect(decide({ base: "1\n", disk: "mine\n", next: "2\n" }, "managed")).toMatchObject({
    status: "conflict",
    after: "mine\n",
  });
  expect(decide({ base: "1\n", disk: "1\n", next: "2\n" }, "managed")).toMatchObject({
    status: "update",
    after: "2\n",
  });
});

test("a file that is written once is never touched again", () => {
  fc.assert(
    fc.property(fc.option(text), text, text, (base, disk, next) => {
      fc.pre(disk !== base);
      expect(decide({ base, disk, next }, "once").after).toBe(disk);
    }),
  );
});
