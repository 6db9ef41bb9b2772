import { assert as holds, property, string } from "fast-check";
import { describe, expect, it } from "vitest";

import type { BlockFile, Merged, WholeFile } from "../../../src/agents/agent-file.ts";
import { mergeBlock, mergeWhole } from "../../../src/agents/managed-text.ts";

const block: BlockFile = { kind: "block", path: "AGENTS.md", text: "## Ours\n\n- a rule" };
const newer: BlockFile = { ...block, text: "## Ours\n\n- another rule" };
const whole: WholeFile = { kind: "whole", path: "a.md", text: '---\nname: "a"\n---\n\nText.\n', comments: "html" };

function textOf(result: Merged): string {
  if (result.kind === "conflict") {
    throw new Error(`unexpected conflict: ${result.why}`);
  }
  return result.text;
}

const userText = string().filter((text) => !/create-backend-plan:(?:begin|end)/.test(text) && !text.includes("\r"));

describe("a managed block", () => {
  it("is the whole of a new file", () => {
    expect(textOf(mergeBlock(null, block))).toMatch(
      /^<!-- create-backend-plan:begin -->\n## Ours\n\n- a rule\n<!-- .*:end [0-9a-f]{16} .*-->\n$/,
    );
  });

  it("comes after the text that is there", () => {
    expect(textOf(mergeBlock("# Mine\n\nHello.\n", block))).toMatch(
      /^# Mine\n\nHello\.\n\n<!-- create-backend-plan:begin/,
    );
  });

  it("leaves every byte of the text it is added to", () => {
    holds(
      property(userText, (text) => {
        expect(textOf(mergeBlock(`Mine.${text}`, block)).startsWith(`Mine.${text}`)).toBe(true);
      }),
    );
    expect(textOf(mergeBlock("Mine.  \n\n\n", block))).toMatch(/^Mine\. {2}\n\n\n<!--/);
    expect(textOf(mergeBlock("Mine.", block))).toMatch(/^Mine\.\n\n<!--/);
  });

  it("changes in place, and the text on both sides stays byte for byte", () => {
    holds(
      property(userText, userText, (above, below) => {
        const first = `${above}\n${textOf(mergeBlock(null, block))}${below}`;
        const second = textOf(mergeBlock(first, newer));
        expect(second).toBe(`${above}\n${textOf(mergeBlock(null, newer))}${below}`);
        expect(textOf(mergeBlock(second, newer))).toBe(second);
      }),
      { numRuns: 500 },
    );
  });

  it("is not added where the team says the same already", () => {
    const pointer: BlockFile = { ...block, text: "@AGENTS.md", impliedBy: /^@AGENTS\.md$/m };
    expect(textOf(mergeBlock("# Mine\n@AGENTS.md\n", pointer))).toBe("# Mine\n@AGENTS.md\n");
  });

  it("is a conflict once its inside was edited, and ours on request", () => {
    const edited = textOf(mergeBlock(null, block)).replace("a rule", "my rule");
    expect(mergeBlock(edited, newer)).toEqual({
      kind: "conflict",
      why: "the text between the markers was edited",
      theirs: textOf(mergeBlock(null, newer)),
    });
  });

  it.each([
    ["no end", (text: string) => text.replace(/<!-- create-backend-plan:end.*-->/, "")],
    ["no begin", (text: string) => text.replace("<!-- create-backend-plan:begin -->", "")],
    ["two of them", (text: string) => text + text],
    ["the wrong way round", (text: string) => text.split("\n").toReversed().join("\n")],
  ])("is refused with %s", (_, damage) => {
    const result = mergeBlock(damage(textOf(mergeBlock(null, block))), newer);
    expect(result).toMatchObject({ kind: "conflict", theirs: null });
  });
});

describe("a file of ours", () => {
  it("keeps what a team wrote below the marker, whatever it is", () => {
    holds(
      property(userText, (below) => {
        const result = textOf(mergeWhole(textOf(mergeWhole(null, whole)) + below, { ...whole, text: "New.\n" }));
        expect(result).toBe(textOf(mergeWhole(null, { ...whole, text: "New.\n" })) + below);
      }),
      { numRuns: 500 },
    );
  });

  it("starts with its front matter", () => {
    expect(textOf(mergeWhole(null, whole)).startsWith("---\nname")).toBe(true);
  });

  it("is a conflict once it was edited above the marker", () => {
    const edited = textOf(mergeWhole(null, whole)).replace("Text.", "My text.");
    expect(mergeWhole(edited, whole)).toMatchObject({ kind: "conflict", why: "the text above the marker was edited" });
  });

  it("never replaces a file that somebody else wrote", () => {
    expect(mergeWhole("---\nname: mine\n---\n", whole)).toMatchObject({ kind: "conflict" });
  });
});
