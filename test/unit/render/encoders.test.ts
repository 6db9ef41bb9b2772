import { execFileSync } from "node:child_process";

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { encoders } from "../../../src/render/encode/encoders.ts";
import { askPython } from "../../support/python.ts";

const samples = 1_000;

/** Values that have ended, reopened or moved something somewhere before, and whatever fast-check thinks of. */
const hostile: readonly string[] = [
  "",
  "plain",
  `"`,
  `'`,
  `"'"'`,
  `"""`,
  `'''`,
  "\\",
  `\\"`,
  "a\nb",
  "a\r\nb",
  "\u0000",
  "\t \u000b\u000c\u001b[2J",
  "\u007f\u0085\u00a0\u2028\u2029\ufeff",
  "\u202eevil\u2066",
  "{{ 7*7 }} {% x %} ${HOME} $(id) `id` %s %(a)s {0} #{x}",
  "</script> <!-- --> ]]> &amp;",
  "- yes: [no]\n? *a &b !!python/object",
  "# not a comment",
  "🐍 e\u0301 é 漢 \ud83d\udc68\u200d\ud83d\udcbb \u{10ffff} \u{e0001}",
  "__import__('os').system('id')",
  "nan",
  "null",
  "~",
  "1e3",
  "0x10",
  "2020-01-01",
  "true",
];

const values: readonly string[] = [
  ...hostile,
  ...fc.sample(fc.string({ unit: "binary", maxLength: 40 }), { numRuns: samples, seed: 7 }),
  ...fc.sample(fc.string({ unit: fc.constantFrom(...Array.from(`"'\\\n\r\t {}$#\`&<>%u0x`)), maxLength: 12 }), {
    numRuns: samples,
    seed: 7,
  }),
];

describe("a literal is read back as the text it was made of", () => {
  test("by Python, as one string constant and nothing else", async () => {
    const script = `
import ast
out = []
for literal in input_:
    body = ast.parse(literal, mode="eval").body
    out.append(body.value if isinstance(body, ast.Constant) and isinstance(body.value, str) else None)
print(json.dumps(out))`;
    expect(await askPython(script, values.map(encoders.py))).toEqual(values);
  });

  test("by tomllib", async () => {
    const script = `
import tomllib
print(json.dumps([tomllib.loads("x = " + literal) for literal in input_]))`;
    expect(await askPython(script, values.map(encoders.toml))).toEqual(values.map((x) => ({ x })));
  });

  test("by a YAML parser, as a value and as a key", () => {
    for (const value of values) {
      expect(parse(`x: ${encoders.yaml(value)}\ny: 1\n`)).toEqual({ x: value, y: 1 });
      expect(parse(`[${encoders.yaml(value)}, 1]`)).toEqual([value, 1]);
    }
  });

  test("by a JSON parser", () => {
    expect(values.map((value): unknown => JSON.parse(encoders.json(value)))).toEqual(values);
  });

  test.skipIf(process.platform === "win32")("by a shell", () => {
    const words = values.filter((value) => !value.includes("\0"));
    const script = `printf '%s\\0' ${words.map(encoders.sh).join(" ")}`;
    expect(execFileSync("/bin/sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1)).toEqual(words);
  });

  test.skipIf(process.platform === "win32")("by a shell that sources the .env file, or the value is refused", () => {
    const taken = values.filter((value) => canEncode(value));
    expect(taken.length).toBeGreaterThan(100);
    const script = `${taken.map((value, index) => `X${index}=${encoders.env(value)}`).join("\n")}
printf '%s\\0' ${taken.map((_, index) => `"$X${index}"`).join(" ")}`;
    expect(execFileSync("/bin/sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1)).toEqual(taken);
    expect(["$HOME", "`id`", "a\nb", "\\", `"'`].filter(canEncode)).toEqual([]);
  });
});

function canEncode(value: string): boolean {
  try {
    return encoders.env(value) !== "";
  } catch {
    return false;
  }
}

test("a Python literal has the quotes that the formatter leaves alone", () => {
  expect(encoders.py(`say "hi"`)).toBe(`'say "hi"'`);
  expect(encoders.py(`it's`)).toBe(`"it's"`);
  expect(encoders.py(`"it's"`)).toBe(`'"it\\'s"'`);
  expect(encoders.py("Café 🐍")).toBe(`"Café 🐍"`);
});

test.each(["py", "toml", "yaml", "json", "sh", "env"] as const)("%s refuses half of a surrogate pair", (name) => {
  expect(() => encoders[name]("\ud83d")).toThrow(RangeError);
});

test("Markdown prose has no character left that could mark anything up", () => {
  for (const value of values) {
    const prose = encoders.md(value);
    expect(prose).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    expect(prose.replace(/\\[!-/:-@[-`{-~]/g, "")).not.toMatch(/[\\`*_[\]<>#|~&!{}$]|^[-+=]|^\d+[.)]/);
    expect(prose.replace(/\\([!-/:-@[-`{-~])/g, "$1")).toBe(value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim());
  }
});
