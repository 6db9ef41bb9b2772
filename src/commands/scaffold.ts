import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { planProject, type ProjectAnswers } from "../../generators/project.ts";
import { UserError } from "../errors.ts";
import type { Change } from "../files/change.ts";
import { loadCatalogue } from "../render/load-catalogue.ts";
import { render } from "../render/render.ts";

export interface ScaffoldRequest {
  /** Absolute path of the project folder. */
  readonly target: string;
  readonly answers: ProjectAnswers;
  readonly mode: "write" | "dry-run";
}

/** What the world outside lends a run. */
export interface ScaffoldEffects {
  /** Aborted by SIGINT and SIGTERM: the run stops between two files and leaves nothing. */
  readonly signal?: AbortSignal;
}

export interface ScaffoldResult {
  readonly target: string;
  readonly answers: ProjectAnswers;
  /** What was done, or in a dry run would be done, to each path, sorted by path. */
  readonly changes: readonly Change[];
}

/**
 * Generates a project.
 * @throws {UserError} with nothing written.
 */
export async function scaffold(request: ScaffoldRequest, _effects: ScaffoldEffects = {}): Promise<ScaffoldResult> {
  const catalogue = await loadCatalogue(request.answers.framework);
  const files = render(planProject(request.answers), catalogue);
  const { target } = request;
  if (existsSync(target) && readdirSync(target).some((name) => name !== ".git")) {
    throw new UserError("folder-not-empty", `"${target}" is not empty`, "Choose another folder");
  }
  if (request.mode === "write") {
    for (const file of files) {
      const path = join(target, file.path);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, file.content, { mode: file.executable ? 0o755 : 0o644 });
    }
  }
  return {
    target,
    answers: request.answers,
    changes: files.map(({ path, content }) => ({ status: "create", path, before: null, after: content })),
  };
}
