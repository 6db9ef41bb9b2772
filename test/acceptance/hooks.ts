import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { parse } from "yaml";
import type { Environment, GeneratedProject } from "../support/generated-project.ts";

interface Hooks {
  readonly repos: readonly { readonly hooks: readonly { readonly id: string; readonly entry: string }[] }[];
}

/** Runs what each commit hook runs, as git would: with nothing of what the project's other commands set up. */
export async function checkHooks(project: GeneratedProject, env: Environment): Promise<void> {
  const { repos } = parse(readFileSync(path.join(project.root, ".pre-commit-config.yaml"), "utf8")) as Hooks;
  const failures: string[] = [];
  for (const { id, entry } of repos.flatMap(({ hooks }) => hooks)) {
    const [program, ...words] = entry.split(" ");
    expect(program).toBe("uv");
    const { exitCode, output } = await project.tryUv(words, env, 300);
    failures.push(...(exitCode === 0 ? [] : [`${id}: exit ${exitCode}\n${output.slice(-2000)}`]));
  }
  expect(failures.join("\n\n")).toBe("");
}
