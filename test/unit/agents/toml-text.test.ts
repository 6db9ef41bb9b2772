import { describe, expect, it } from "vitest";

import { tomlLine, tomlLines } from "../../../src/agents/toml-text.ts";

describe("text in TOML", () => {
  it("keeps its lines, and escapes what would end or change it", () => {
    expect(tomlLines("a\n\tb")).toBe('"""\na\n\tb\n"""');
    expect(tomlLines('say """ and "')).toBe('"""\nsay \\"\\"\\" and \\"\n"""');
    expect(tomlLines("C:\\new \\")).toBe('"""\nC:\\\\new \\\\\n"""');
    expect(tomlLines("\r\u0000\u007F")).toBe('"""\n\\u000d\\u0000\\u007f\n"""');
  });

  it("is one line where it has to be", () => {
    expect(tomlLine('a "b"\n\\\u007F')).toBe('"a \\"b\\"\\n\\\\\\u007f"');
  });
});
