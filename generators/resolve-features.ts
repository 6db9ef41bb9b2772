import { UserError } from "../src/errors.ts";
import { suggest } from "../src/suggest.ts";
import type { Feature, Preset } from "./define.ts";
import { type FeatureId, features } from "./features.ts";

/** Every feature there is, in the order in which they are shown and recorded. */
export const allFeatures: readonly Feature<FeatureId>[] = features;

export interface FeatureRequest {
  readonly preset?: Preset;
  readonly with?: readonly string[];
  readonly without?: readonly string[];
}

export function presetFeatures(preset: Preset): readonly FeatureId[] {
  return allFeatures.filter(({ presets }) => preset === "full" || presets.includes(preset)).map(({ id }) => id);
}

/**
 * The preset, plus and minus what was named.
 * @throws {UserError} for an unknown feature, one both added and dropped, or one whose requirement is not chosen.
 */
export function resolveFeatures(request: FeatureRequest): readonly FeatureId[] {
  const dropped = new Set((request.without ?? []).map(knownFeature));
  const added = (request.with ?? []).map(knownFeature);
  const clash = added.find((id) => dropped.has(id));
  if (clash !== undefined) {
    throw new UserError("feature-contradiction", `"${clash}" is both added and dropped`, `name "${clash}" once`);
  }
  const chosen = new Set([...presetFeatures(request.preset ?? "standard"), ...added].filter((id) => !dropped.has(id)));
  const resolved = allFeatures.filter(({ id }) => chosen.has(id));
  resolved.forEach((feature) => refuseMissing(feature, chosen));
  return resolved.map(({ id }) => id);
}

function refuseMissing(feature: Feature, chosen: ReadonlySet<string>): void {
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
  const feature = allFeatures.find((known) => known.id === id);
  if (feature === undefined) {
    const ids = allFeatures.map((one) => one.id);
    const likely = suggest(id, ids);
    const fix = likely === null ? `choose from ${ids.join(", ")}` : `did you mean "${likely}"?`;
    throw new UserError("feature-unknown", `there is no feature "${id}"`, fix);
  }
  return feature.id;
}
