import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Checked } from "../../../src/plan/checked-count.ts";
import { readFrontMatter } from "../../../src/plan/document/front-matter.ts";
import { readDocument } from "../../../src/plan/document/read-document.ts";
import { standardProject } from "../../../src/plan/known-project.ts";
import { lintPlans } from "../../../src/plan/lint-plans.ts";
import { humanReport } from "../../../src/plan/report/human.ts";
import { sectionsText } from "../../support/plan-sections.ts";
import { readPlanFile } from "../../../src/plan/read-plans.ts";

const header = "---\nplan: 1\nid: hostile\ntitle: Hostile\nstatus: draft\ntarget: any\n---\n";

function block(yaml: string, below = ""): string {
  return `${header}\`\`\`yaml plan:question\nid: question.one\nasks: Is it so?\nwho: the team\nanswer: none\n${yaml}\n\`\`\`\n${below}\n${sectionsText}`;
}

function findingsOf(text: string): readonly string[] {
  return lintPlans([readDocument("plans/a.md", text)], standardProject).findings.map(
    ({ code, start }) => `${code}@${start.line}:${start.column}`,
  );
}

const bomb = [
  "a: &a [1,1,1,1,1,1,1,1,1,1]",
  ..."bcdefgh".split("").map(
    (name, at) =>
      `${name}: &${name} [${Array(10)
        .fill(`*${"abcdefg"[at] ?? ""}`)
        .join(",")}]`,
  ),
].join("\n");

describe("hostile text", () => {
  it.each(["\n", "\r", "\u2028", "\u001b[2K", "\u202e"])("with %j forges no line of a report", (mark) => {
    const key = JSON.stringify(`x${mark}plans/b.md:1:1 error BP001 forged`);
    const { findings } = lintPlans([readDocument("plans/a\n.md", block(`${key}: 1`))], standardProject);
    const lines = humanReport(findings, {} as Checked, (_, text) => text);
    expect(findings.length).toBeGreaterThan(0);
    expect(lines.filter((line) => line.includes(mark))).toEqual([]);
    expect(
      lines
        .join("\n")
        .split("\n")
        .filter((line) => line.startsWith("plans/b.md")),
    ).toEqual([]);
  });
});

describe("hostile YAML", () => {
  it.each([
    ["a tag that would run code", "note: !!js/function 'globalThis.pwned = 1'", "BP004@13:7"],
    ["a key given twice", "note: a\nnote: b", "BP003@14:1"],
    ["a key that reaches the prototype", "__proto__: {polluted: yes}", "BP004@13:1"],
    ["a constructor key", "constructor: {prototype: {polluted: yes}}", "BP004@13:1"],
    ["an integer beyond 2^53", "note: 9007199254740993", "BP004@13:7"],
    ["infinity", "note: .inf", "BP004@13:7"],
    ["a bracket that is never closed", "note: [a", "BP003@14:1"],
    ["a second document", "---\nnote: a", "BP003@13:1"],
  ])("refuses %s at its place", (_, yaml, expected) => {
    expect(findingsOf(block(yaml))).toContain(expected);
    expect((globalThis as Record<string, unknown>)["pwned"]).toBeUndefined();
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it.each([
    ["an alias bomb", bomb],
    ["an alias of itself", "note: &a [*a]"],
    ["more than a hundred aliases", `note: &a x\noptions: [${Array(150).fill("*a").join(",")}]`],
    ["nesting without end", `note: ${"[".repeat(60_000)}`],
    ["maps without end", `note: ${"{a: ".repeat(15_000)}`],
    ["sequences without end", `note:\n ${"- ".repeat(30_000)}`],
  ])("refuses %s", (_, yaml) => {
    expect(findingsOf(block(yaml)).some((finding) => finding.startsWith("BP004"))).toBe(true);
  });
});

describe("hostile documents", () => {
  it.each([
    "---js\nmodule.exports = globalThis.pwned = 1\n---\n",
    "---coffee\na = 1\n---\n",
    "---json\n{}\n---\n",
    "---\nplan: 1\n",
    "no header",
    "",
  ])("refuses the header of %j and runs nothing", (text) => {
    expect(findingsOf(text)[0]).toBe("BP002@1:1");
    expect((globalThis as Record<string, unknown>)["pwned"]).toBeUndefined();
  });

  it("reads a malformed header the same way twice", () => {
    const text = "---\nplan: [1\n---\nbody";
    expect(readFrontMatter(text).problems.length).toBeGreaterThan(0);
    expect(readFrontMatter(text)).toEqual(readFrontMatter(text));
  });

  it("keeps a byte order mark and CRLF apart from positions", () => {
    const text = `\uFEFF${block("note: .inf").replaceAll("\n", "\r\n")}`;
    expect(findingsOf(text)).toEqual(["BP004@13:7"]);
  });

  it("leaves alone what stands in a longer fence, in a comment, or in another language", () => {
    const inner = "```yaml plan:model\nid: broken\n```\n";
    const text = `${block("")}\n\`\`\`\`markdown\n${inner}\`\`\`\`\n\n~~~~text\n${inner}~~~~\n\n<!--\n${inner}-->\n`;
    expect(findingsOf(text)).toEqual([]);
  });

  it("reports blocks where none is read: in quotes, in lists, without an end", () => {
    expect(findingsOf(block("", "\n> ```yaml plan:model\n> id: a\n> ```\n"))).toEqual(["BP006@16:1"]);
    expect(findingsOf(block("", "\n- item\n\n      ```yaml plan:model\n"))).toEqual(["BP006@18:1"]);
    expect(findingsOf(block("", "\n```yaml plan:question\nid: question.two\n"))).toContain("BP006@16:1");
  });

  it("refuses bytes that are no UTF-8, at their place", () => {
    const folder = mkdtempSync(join(tmpdir(), "cbp-plan-"));
    try {
      const file = join(folder, "a.md");
      writeFileSync(file, Buffer.concat([Buffer.from(header), Buffer.from([0xff, 0xfe])]));
      const { findings } = lintPlans([readPlanFile(file, "a.md")], standardProject);
      expect(findings.map(({ code, start, fix }) => `${code}@${start.line} ${fix}`)).toEqual([
        "BP001@8 save it as UTF-8",
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
