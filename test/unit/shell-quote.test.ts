import fc from "fast-check";
import { expect, test } from "vitest";
import { shellQuote } from "../../src/shell-quote.ts";
import { splitShellWords } from "../cli/support/split-shell-words.ts";

const hostile = ["", "it's", 'a "b"', "$HOME", "`id`", "a\nb", "*", "~", "a;b", "a\\b", "-x", "ä 🎉", "#", "a b"];

test("a POSIX shell reads back exactly what was quoted", async () => {
  expect(await splitShellWords(shellQuote(hostile, "linux"))).toEqual(hostile);
  const word = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0"));
  const words = fc.array(word, { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(words, async (list) => {
      expect(await splitShellWords(shellQuote(list, "linux"))).toEqual(list);
    }),
    { numRuns: 50 },
  );
});

test("plain words are left alone", () => {
  expect(shellQuote(["npx", "create-backend-plan", "../my-api", "--with=ci,auth"], "linux")).toBe(
    "npx create-backend-plan ../my-api --with=ci,auth",
  );
  expect(shellQuote(["cd", String.raw`C:\work\my-api`], "win32")).toBe(String.raw`cd C:\work\my-api`);
});

test("Windows gets double quotes", () => {
  expect(shellQuote(["My API's", 'say "hi"'], "win32")).toBe(String.raw`"My API's" "say \"hi\""`);
});
