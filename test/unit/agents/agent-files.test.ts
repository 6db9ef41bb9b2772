import { describe, expect, it } from "vitest";
import { parse } from "yaml";

import { frameworks } from "../../../generators/define.ts";
import { agentFiles } from "../../../src/agents/agent-files.ts";
import { assembleKit } from "../../../src/agents/kit.ts";
import { agentTools } from "../../../src/agents/tools.ts";
import { parseFrontMatter } from "../../../src/plan/front-matter.ts";

const every = agentTools.map(({ id }) => id);

describe.each(frameworks)("the files for agent tools, %s", (framework) => {
  const kit = assembleKit(framework, "1.2.3");
  const files = agentFiles(kit, every);
  const markdown = files.flatMap((file) => (file.kind === "whole" && /\.mdc?$/.test(file.path) ? [file] : []));
  const withHeader = markdown.filter(({ path }) => path !== "docs/conventions.md");

  it("have one path each", () => {
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
  });

  it("give every tool every role and every skill", () => {
    const own = agentTools.map(({ id }) => [id, agentFiles(kit, [id]).map(({ path }) => path)] as const);
    for (const [id, paths] of own) {
      for (const { name } of [...kit.roles, ...kit.skills]) {
        expect(
          paths.filter((path) => path.includes(name)),
          `${name} for ${id}`,
        ).toHaveLength(1);
      }
    }
  });

  it.each(withHeader.map((file) => [file.path, file] as const))(
    "%s has a header that reads back whole",
    (_, { text, path }) => {
      const { data } = parseFrontMatter(text);
      expect(parse(text.split("---\n")[1] ?? "")).toEqual({ ...data });
      const source = [...kit.roles, ...kit.skills].find(({ name }) => name === data["name"]);
      expect(data["description"], path).toBe(
        source?.description ?? "How backend plan documents are written and checked",
      );
    },
  );

  it("keep below what Copilot accepts for one agent", () => {
    for (const { text, path } of withHeader) {
      expect(text.length, path).toBeLessThan(30_000);
    }
  });

  it("hold each description on one line of at most 1,024 characters, as skills demand", () => {
    for (const { description, name } of [...kit.roles, ...kit.skills]) {
      expect(description.length, name).toBeLessThanOrEqual(1024);
      expect(description).not.toContain("\n");
    }
  });

  it("name the framework's own architect and no other", () => {
    const architect = kit.roles.find(({ name }) => name === "backend-architect");
    expect(architect?.description).toContain(framework === "flask" ? "Flask" : "Django");
    expect(kit.roles.map(({ name }) => name).toSorted()).toEqual([
      "backend-architect",
      "backend-coder",
      "frontend-architect",
    ]);
  });

  it("bind the roles that only plan", () => {
    const text = JSON.stringify(files.find(({ path }) => path === ".claude/settings.json"));
    expect(text).toContain("agents hook guard-writes --agent backend-architect --agent frontend-architect");
    expect(text).not.toContain("--agent backend-coder");
  });
});
