import type { Feature, Framework, Preset } from "./define.ts";
import { type FeatureId, features } from "./features.ts";
import { UserError } from "../src/errors.ts";
import type { RenderPlan } from "../src/render/plan.ts";
import { UserText } from "../src/render/text.ts";

/** What was asked for, before presets and names are resolved. */
export interface ProjectRequest {
  readonly name: string;
  readonly framework: Framework;
  readonly preset?: Preset;
  readonly with?: readonly string[];
  readonly without?: readonly string[];
  readonly title?: string;
  readonly description?: string;
}

/** Complete and consistent answers: the only thing that decides what is generated. */
export interface ProjectAnswers {
  readonly name: string;
  readonly package: string;
  readonly title: string;
  readonly description: string;
  readonly framework: Framework;
  /** In registry order. */
  readonly features: readonly FeatureId[];
}

/** Everything that a template may read. */
export interface TemplateValues extends Readonly<Record<string, unknown>> {
  readonly project: {
    readonly name: string;
    readonly package: string;
    readonly title: UserText;
    readonly description: UserText;
  };
  readonly framework: Framework;
  readonly isFlask: boolean;
  readonly isDjango: boolean;
  /** By the camelCase form of the id. */
  readonly features: Readonly<Record<string, boolean>>;
  /** Whether anything chosen talks to Redis. */
  readonly redis: boolean;
}

const all: readonly Feature<FeatureId>[] = features;

export function presetFeatures(preset: Preset): readonly FeatureId[] {
  return all.filter(({ presets }) => preset === "full" || presets.includes(preset)).map(({ id }) => id);
}

/**
 * Fills in what was left open and refuses what does not fit together.
 * @throws {UserError} for an unknown feature or one whose requirement was dropped.
 */
export function resolveAnswers(request: ProjectRequest): ProjectAnswers {
  const title = request.title ?? titleOf(request.name);
  return {
    name: request.name,
    package: request.name.replaceAll("-", "_"),
    title,
    description: request.description ?? `The HTTP API of ${title}.`,
    framework: request.framework,
    features: resolveFeatures(request),
  };
}

/** Pure: the same answers give the same plan everywhere. */
export function planProject(answers: ProjectAnswers): RenderPlan {
  return {
    catalogue: answers.framework,
    layers: ["base", ...answers.features],
    pathNames: { __package__: answers.package },
    values: templateValues(answers),
  };
}

export function templateValues(answers: ProjectAnswers): TemplateValues {
  const chosen = new Set<string>(answers.features);
  return {
    project: {
      name: answers.name,
      package: answers.package,
      title: new UserText(answers.title),
      description: new UserText(answers.description),
    },
    framework: answers.framework,
    isFlask: answers.framework === "flask",
    isDjango: answers.framework === "django",
    features: Object.fromEntries(all.map(({ id }) => [camelCase(id), chosen.has(id)])),
    redis: all.some(({ id, usesRedis }) => usesRedis && chosen.has(id)),
  };
}

function resolveFeatures(request: ProjectRequest): readonly FeatureId[] {
  const dropped = new Set((request.without ?? []).map(knownFeature));
  const added = (request.with ?? []).map(knownFeature);
  const clash = added.find((id) => dropped.has(id));
  if (clash !== undefined) {
    throw new UserError("feature-contradiction", `"${clash}" is both added and dropped`, `name "${clash}" once`);
  }
  const chosen = new Set([...presetFeatures(request.preset ?? "standard"), ...added].filter((id) => !dropped.has(id)));
  for (const feature of all.filter(({ id }) => chosen.has(id))) {
    requireAll(feature, chosen);
  }
  return all.map(({ id }) => id).filter((id) => chosen.has(id));
}

function requireAll(feature: Feature, chosen: ReadonlySet<string>): void {
  const missing = feature.requires.find((id) => !chosen.has(id));
  if (missing !== undefined) {
    throw new UserError(
      "feature-requirement",
      `"${feature.id}" needs "${missing}", which is not chosen`,
      `add --with ${missing}, or drop it too: --without ${feature.id}`,
    );
  }
}

function knownFeature(id: string): FeatureId {
  const feature = all.find((known) => known.id === id);
  if (feature === undefined) {
    const known = all.map((one) => one.id).join(", ");
    throw new UserError("feature-unknown", `there is no feature "${id}"`, `choose from ${known}`);
  }
  return feature.id;
}

function camelCase(kebab: string): string {
  return kebab.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function titleOf(name: string): string {
  return name
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
