import type { FeatureId } from "../../generators/features.ts";
import { presetFeatures } from "../../generators/project.ts";

/** One combination of features that is installed and run. */
export interface LiveCase {
  readonly name: string;
  readonly features: readonly FeatureId[];
}

/** Each optional part occurs with and without each other one that it touches at run time. */
export const liveCases: readonly LiveCase[] = [
  { name: "standard", features: presetFeatures("standard") },
  { name: "minimal", features: presetFeatures("minimal") },
  { name: "auth-only", features: ["auth"] },
  { name: "auth-tasks", features: ["auth", "tasks"] },
  { name: "no-auth", features: ["cache", "rate-limit", "health", "logging", "agent-docs"] },
  { name: "no-tasks", features: ["auth", "cache", "rate-limit", "logging", "docker", "pre-commit"] },
];
