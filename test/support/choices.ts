import fc from "fast-check";

import { type Framework, frameworks } from "../../generators/define.ts";
import { planProject, type ProjectAnswers, resolveAnswers } from "../../generators/project.ts";
import { allFeatures } from "../../generators/resolve-features.ts";
import type { VirtualFile } from "../../src/files/virtual-file.ts";
import { loadCatalogue } from "../../src/render/load-catalogue.ts";
import { render } from "../../src/render/render.ts";

const requirements = new Map<string, readonly string[]>(allFeatures.map(({ id, requires }) => [id, requires]));

/** Any set of features that fits together. */
const anyFeatures = fc.subarray(allFeatures.map(({ id }) => id)).map((ids) => withRequirements(ids));
/** Complete answers with any such set. */
export const anyAnswers = fc
  .record({ framework: fc.constantFrom(...frameworks), features: anyFeatures })
  .map((choice) => answersFor(choice));

export interface Choice {
  readonly framework: Framework;
  readonly features: readonly string[];
}

/** Adds what the features need. */
export function withRequirements(ids: readonly string[]): readonly string[] {
  const needed = ids.flatMap((id) => requirements.get(id) ?? []).filter((id) => !ids.includes(id));
  return needed.length === 0 ? ids : withRequirements([...ids, ...new Set(needed)]);
}

export function answersFor({ framework, features }: Choice): ProjectAnswers {
  return resolveAnswers({ name: "shop", framework, preset: "minimal", with: features });
}

export async function renderFor(answers: ProjectAnswers): Promise<readonly VirtualFile[]> {
  return render(planProject(answers), await loadCatalogue(answers.framework));
}
