import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { frameworks } from "../../../generators/define.ts";
import { resolveAnswers } from "../../../generators/project.ts";
import { allFeatures } from "../../../generators/resolve-features.ts";
import { scaffold } from "../../../src/commands/scaffold.ts";
import { UserError } from "../../../src/errors.ts";
import { answersFor, anyAnswers, renderFor, withRequirements } from "../../support/choices.ts";
import { readTree } from "../../support/tree.ts";
import { makeSandbox } from "../../cli/support/sandbox.ts";

describe.each(frameworks)("%s", (framework) => {
  const answers = answersFor({ framework, features: allFeatures.map(({ id }) => id) });

  test("what a dry run lists is what a run then writes, and nothing else", async () => {
    const folder = await makeSandbox();
    const target = join(folder, "shop");
    const dry = await scaffold({ target, answers, mode: "dry-run" });
    expect(readdirSync(folder)).toEqual([]);
    const wet = await scaffold({ target, answers, mode: "write" });
    expect(wet).toEqual(dry);
    const written = Object.entries(readTree(target) ?? {}).filter(
      ([path, what]) => what.startsWith("file") && !path.startsWith(".backend-plan/"),
    );
    expect(Object.fromEntries(written.map(([path, what]) => [path, what.replace(/^file \d+ /, "")]))).toEqual(
      Object.fromEntries(dry.changes.map(({ path, after }) => [path, after])),
    );
  });

  test("nothing beside the project is touched", async () => {
    const folder = await makeSandbox();
    mkdirSync(join(folder, "other"));
    writeFileSync(join(folder, "other/mine.txt"), "mine");
    writeFileSync(join(folder, ".shop.partial"), "mine");
    const before = readTree(folder);
    await scaffold({ target: join(folder, "inner/shop"), answers, mode: "write" });
    const after = Object.entries(readTree(folder) ?? {});
    expect(Object.fromEntries(after.filter(([path]) => !/^inner(\/shop(\/|$)|$)/.test(path)))).toEqual(before);
  });

  test("only what starts with #! may be run", async () => {
    const files = await renderFor(answers);
    expect(
      files.filter(({ executable }) => executable).every(({ content }) => content.startsWith("#!/usr/bin/env ")),
    ).toBe(true);
  });

  test("all features together bring all files that any of them brings", async () => {
    const full = new Set((await renderFor(answers)).map(({ path }) => path));
    for (const { id } of allFeatures) {
      const paths = (await renderFor(answersFor({ framework, features: withRequirements([id]) }))).map(
        ({ path }) => path,
      );
      expect(
        paths.filter((path) => !full.has(path)),
        id,
      ).toEqual([]);
    }
  });
});

test("no placeholder is left in any path or rendered text", async () => {
  await fc.assert(
    fc.asyncProperty(anyAnswers, async (answers) => {
      for (const { path, content } of await renderFor(answers)) {
        expect(path).not.toMatch(/__(package|api|api_tests)__|\.hbs|_gitignore|\{\{/);
        expect(content, path).not.toMatch(
          /__(package|api|api_tests)__|\[object |\{\{~?[#/^]|\{\{~? ?(else|project|apiPackage|features|redis|framework|py|toml|yaml|json|env|sh|md)\b/,
        );
      }
    }),
    { numRuns: 30 },
  );
});

test("the same answers give the same bytes", async () => {
  await fc.assert(
    fc.asyncProperty(anyAnswers, async (answers) => {
      expect(await renderFor(answers)).toEqual(await renderFor(structuredClone(answers)));
    }),
    { numRuns: 10 },
  );
});

describe("a request", () => {
  test.each([
    [{ with: ["ath"] }, "feature-unknown", 'did you mean "auth"?'],
    [{ with: ["nonsense"] }, "feature-unknown", "choose from"],
    [{ without: ["auth"] }, "feature-requirement", "--without tasks"],
    [{ preset: "minimal" as const, with: ["tasks"] }, "feature-requirement", "--with auth"],
    [{ with: ["cache"], without: ["cache"] }, "feature-contradiction", "once"],
    [{ name: "My App" }, "bad-name", "my-app"],
    [{ name: "flask" }, "bad-name", "flask-api"],
    [{ name: "../x" }, "bad-name", "x"],
    [{ title: "two\nlines" }, "bad-text", "one line"],
    [{ description: "" }, "bad-text", "one line"],
    [{ title: "\u202eevil" }, "bad-text", "visible"],
    [{ title: "x".repeat(61) }, "bad-text", "60"],
  ])("with %j is refused: %s", (change, code, fix) => {
    const request = { name: "shop", framework: "flask" as const, ...change };
    try {
      resolveAnswers(request);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      expect(error).toMatchObject({ code, fix: expect.stringContaining(fix) as string });
    }
  });

  test("is filled in from its name, and the full preset has everything", () => {
    expect(resolveAnswers({ name: "my-shop", framework: "django", preset: "full" })).toEqual({
      name: "my-shop",
      package: "my_shop",
      title: "My Shop",
      description: "The HTTP API of My Shop.",
      framework: "django",
      features: allFeatures.map(({ id }) => id),
    });
  });
});
