import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { expect, test } from "vitest";

import { UserError } from "../../../src/errors.ts";
import { refuseUnsafePath, resolveInside } from "../../../src/files/safe-path.ts";
import { makeSandbox } from "../../cli/support/sandbox.ts";

test.each([
  "",
  ".",
  "..",
  "../x",
  "a/../b",
  "a/./b",
  "/x",
  "//host/x",
  "a//b",
  "a/",
  "C:/x",
  "C:x",
  "\\\\host\\x",
  "a\\b",
  "a\0b",
  "a\nb",
  "con",
  "a/NUL.txt",
  "com1.py",
  "a.",
  "a ",
  "a:b",
  "a?",
  "e\u0301",
  "x".repeat(256),
  "é".repeat(128),
])("%j is no path inside a project", (path) => {
  expect(() => refuseUnsafePath(path)).toThrow(UserError);
});

test.each(["a", ".gitignore", "a/b.py", ".github/workflows/ci.yml", "é/x", "connect.py", "a b/c"])(
  "%j is one",
  (path) => {
    expect(() => refuseUnsafePath(path)).not.toThrow();
  },
);

test("whatever is let through stays below the root", async () => {
  const root = await makeSandbox();
  const segment = fc.oneof(
    fc.constantFrom("..", ".", "", "a", "b.py", "C:", "\\"),
    fc.string({ unit: "binary", maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 5 }), (segments) => {
      try {
        const { absolute } = resolveInside(root, segments.join("/"));
        expect(absolute.startsWith(`${root}/`)).toBe(true);
        expect(absolute).toBe(join(absolute));
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }),
    { numRuns: 2_000 },
  );
});

test("a symbolic link is never followed: not as the file, not as a parent, not even to a place inside", async () => {
  const root = await makeSandbox();
  const outside = await makeSandbox();
  writeFileSync(join(root, "real.py"), "");
  mkdirSync(join(root, "folder"));
  symlinkSync(outside, join(root, "out"));
  symlinkSync(join(root, "folder"), join(root, "in"));
  symlinkSync(join(root, "real.py"), join(root, "link.py"));
  symlinkSync(join(root, "nowhere"), join(root, "dangling"));
  for (const path of ["out/x.py", "in/x.py", "link.py", "dangling", "dangling/x"]) {
    expect(() => resolveInside(root, path), path).toThrow(/symbolic link/);
  }
  expect(() => resolveInside(root, "folder")).toThrow(/not a file/);
  expect(() => resolveInside(root, "real.py/x")).toThrow(/not a folder/);
  expect(resolveInside(root, "folder/new/x.py").stats).toBeNull();
});
