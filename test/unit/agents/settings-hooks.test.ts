import { assert as holds, constantFrom, dictionary, jsonValue, property, string } from "fast-check";
import { describe, expect, it } from "vitest";

import type { SettingsFile } from "../../../src/agents/agent-file.ts";
import { mergeSettings } from "../../../src/agents/settings-hooks.ts";

function settings(version: string): SettingsFile {
  const command = `npx --yes create-backend-plan@${version} agents hook guard-writes`;
  return {
    kind: "settings",
    path: ".claude/settings.json",
    hooks: [{ event: "PreToolUse", matcher: "Write", command, timeout: 30 }],
  };
}

function merge(existing: string | null, version = "1.0.0"): string {
  const result = mergeSettings(existing, settings(version));
  if (result.kind === "conflict") {
    throw new Error(result.why);
  }
  return result.text;
}

const mine = {
  permissions: { allow: ["Bash(git diff *)"] },
  hooks: {
    PreToolUse: [{ matcher: "Bash", hooks: [{ type: "command", command: "./check.sh" }] }],
    Stop: [{ hooks: [{ type: "command", command: "say done" }] }],
    Notification: [],
  },
  env: { A: "1" },
};

describe("hooks in a settings file", () => {
  it("join what is there without losing or moving a key", () => {
    const after = JSON.parse(merge(JSON.stringify(mine))) as typeof mine;
    expect(Object.keys(after)).toEqual(["permissions", "hooks", "env"]);
    expect(Object.keys(after.hooks)).toEqual(["PreToolUse", "Stop", "Notification"]);
    expect(after.hooks.PreToolUse[0]).toEqual(mine.hooks.PreToolUse[0]);
    expect(after.hooks.PreToolUse).toHaveLength(2);
    expect({ ...after, hooks: { ...after.hooks, PreToolUse: mine.hooks.PreToolUse } }).toEqual(mine);
  });

  it("take the place of those of an earlier version", () => {
    const after = merge(merge(JSON.stringify(mine), "1.0.0"), "2.0.0");
    expect(after).toContain("@2.0.0");
    expect(after).not.toContain("@1.0.0");
  });

  it("leave a file alone that has them, in whatever layout", () => {
    const compact = JSON.stringify(JSON.parse(merge(JSON.stringify(mine))));
    expect(merge(compact)).toBe(compact);
  });

  it("leave every byte of what is not theirs", () => {
    const text = '{\n  "cleanupPeriodDays": 12345678901234567890,\n  "allow": ["a", "b"], "rate": 1.0\n}\n';
    const first = merge(text);
    expect(first.startsWith(text.slice(0, text.indexOf("\n}")))).toBe(true);
    const between = first.replace("\n}\n", ',\n  "after": [1, 2]\n}\n\n');
    const second = merge(between, "2.0.0");
    expect(second).toBe(between.replace("@1.0.0", "@2.0.0"));
  });

  it("are added to any object, in whatever layout", () => {
    holds(
      property(dictionary(string(), jsonValue()), constantFrom(0, 1, 2, "\t"), (team, layout) => {
        delete team["hooks"];
        const text = JSON.stringify(team, null, layout);
        const after = merge(text);
        const { hooks, ...rest } = JSON.parse(after) as Record<string, unknown>;
        expect(hooks).toBeDefined();
        expect(JSON.stringify(rest)).toBe(JSON.stringify(JSON.parse(text)));
        expect(merge(after)).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  it("keep the indentation", () => {
    expect(merge('{\n\t"a": 1\n}\n')).toMatch(/^\{\n\t"a": 1,\n\t"hooks"/);
  });

  it("leave a group that mixes ours with the team's", () => {
    const mixed = JSON.parse(merge(null)) as { hooks: { PreToolUse: { hooks: object[] }[] } };
    mixed.hooks.PreToolUse[0]?.hooks.push({ type: "command", command: "./mine.sh" });
    const after = JSON.parse(merge(JSON.stringify(mixed), "2.0.0")) as typeof mixed;
    expect(after.hooks.PreToolUse).toEqual([
      { matcher: "Write", hooks: [{ type: "command", command: "./mine.sh" }] },
      expect.objectContaining({ matcher: "Write" }),
    ]);
  });

  it.each(["[]", "{", "// a comment\n{}", '{"hooks": {"Stop": 3}}', '{"hooks": []}'])("refuse %s", (text) => {
    expect(mergeSettings(text, settings("1.0.0"))).toMatchObject({ kind: "conflict", theirs: null });
  });
});
