import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { execa } from "execa";
import fc from "fast-check";
import { expect, test } from "vitest";

import { describeChanges } from "../../../src/commands/describe-changes.ts";
import type { Style } from "../../../src/effects.ts";
import type { Change } from "../../../src/files/change.ts";
import { makeSandbox } from "../../cli/support/sandbox.ts";
import { readTree } from "../../support/tree.ts";

const text = fc
  .array(fc.constantFrom("", "a", "b", " c", "-- d", "+e"), { maxLength: 9 })
  .chain((lines) => fc.constantFrom(lines.join("\n"), lines.map((line) => `${line}\n`).join("")));
const shape = fc.record({ before: fc.option(text), after: fc.option(text), moves: fc.boolean() });

function toChange(
  { before, after, moves }: typeof shape extends fc.Arbitrary<infer T> ? T : never,
  index: number,
): Change {
  const path = `folder/${index}.py`;
  const from = moves && before !== null && after !== null ? { from: `old/${index}.py` } : {};
  return { status: "update", path, before, after, ...from };
}

function put(root: string, path: string, content: string | null): void {
  if (content !== null) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

function filesOf(root: string): unknown {
  return Object.fromEntries(Object.entries(readTree(root) ?? {}).filter(([, what]) => what.startsWith("file")));
}

const flags = { dryRun: false, diff: true, json: false, yes: false };
const style: Style = (_, line) => line;

test("git makes of the diff what the changes say", async () => {
  const [root, wanted] = [join(await makeSandbox(), "a"), join(await makeSandbox(), "b")];
  await fc.assert(
    fc.asyncProperty(fc.array(shape, { minLength: 1, maxLength: 6 }), async (shapes) => {
      const changes = shapes.map(toChange).filter(({ before, after, from }) => before !== after || from !== undefined);
      fc.pre(changes.length > 0);
      for (const folder of [root, wanted]) {
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder);
      }
      changes.forEach(({ path, from = path, before, after }) => {
        put(root, from, before);
        put(wanted, path, after);
      });
      const { data, lines } = await describeChanges(changes, { flags, style, shown: [] });
      expect(data.diff).toBe(`${lines.join("\n")}\n`);
      await execa("git", ["apply", "-"], { cwd: root, input: data.diff ?? "" });
      expect(filesOf(root)).toEqual(filesOf(wanted));
    }),
    { numRuns: 150 },
  );
});
