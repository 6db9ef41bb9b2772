import fc from "fast-check";
import { expect, test } from "vitest";

import { decodeText, normalise, restoreForm } from "../../../src/files/text-form.ts";

const line = fc.constantFrom("a", "b", "", "é", "x y");
const raw = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(line, fc.constantFrom("\n", "\r\n")), { maxLength: 8 }), line)
  .map(([mark, lines, last]) => (mark ? "\ufeff" : "") + lines.flat().join("") + last);

test("a text that does not change keeps every byte, whatever its line ends", () => {
  fc.assert(
    fc.property(raw, (text) => {
      expect(restoreForm(normalise(text), { raw: text, text: normalise(text) })).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});

test("a changed text is the new one, in the form of the old", () => {
  fc.assert(
    fc.property(raw, fc.array(line, { maxLength: 8 }), (old, lines) => {
      const restored = restoreForm(lines.join("\n"), { raw: old, text: normalise(old) });
      expect(normalise(restored)).toBe(lines.join("\n"));
      expect(restored.startsWith("\ufeff")).toBe(old.startsWith("\ufeff"));
      if (!old.includes("\r\n")) {
        expect(restored).not.toContain("\r\n");
      }
    }),
    { numRuns: 2_000 },
  );
});

test("with Windows line ends throughout, new lines have them too", () => {
  expect(restoreForm("a\nnew\nb\n", { raw: "a\r\nb\r\n", text: "a\nb\n" })).toBe("a\r\nnew\r\nb\r\n");
});

test("with mixed line ends, each old line keeps its own and a new one follows the line before", () => {
  expect(restoreForm("a\nnew\nb\nc\n", { raw: "a\r\nb\nc\r\n", text: "a\nb\nc\n" })).toBe("a\r\nnew\r\nb\nc\r\n");
});

test("what is no UTF-8 is no text", () => {
  expect(decodeText(new Uint8Array([0xff, 0xfe, 0x41]))).toBeNull();
  expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x41]))).toEqual({ raw: "\ufeffA", text: "A" });
});
