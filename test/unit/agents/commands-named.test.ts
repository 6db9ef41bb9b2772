import { describe, expect, it } from "vitest";

import { agentsBlock } from "../../../src/agents/instructions.ts";
import { assembleKit } from "../../../src/agents/kit.ts";
import { commandTable } from "../../../src/cli/command-table.ts";

/** The commands of this program that a text tells its reader to run. */
function commandsIn(text: string): readonly string[] {
  return [...text.matchAll(/`(?:npx )?create-backend-plan ([a-z]+)/g)].map(([, name = ""]) => name);
}

describe("instructions for agents", () => {
  const kit = assembleKit("flask", "1.0.0");
  const texts = [
    ["AGENTS.md", agentsBlock(kit.personas, kit.conventions, "flask")] as const,
    ...kit.roles.map(({ name, instructions }) => [name, instructions] as const),
    ...kit.skills.map(({ name, body }) => [name, body] as const),
  ];

  it.each(texts)("%s names commands that there are", (_, text) => {
    expect(commandsIn(text).filter((name) => !commandTable.has(name))).toEqual([]);
  });

  it("name some", () => {
    expect(new Set(texts.flatMap(([, text]) => commandsIn(text)))).toContain("lint");
  });
});
