import type { FeatureId } from "../../generators/features.ts";
import { presetFeatures } from "../../generators/project.ts";

/** One combination of features that is installed and run. */
export interface LiveCase {
  readonly name: string;
  readonly features: readonly FeatureId[];
  /** Whether it is also served with no service at all and asked for the contract there. */
  readonly embedded: boolean;
}

/** Each optional part occurs with and without each other one that it touches at run time. */
export const liveCases: readonly LiveCase[] = [
  { name: "standard", features: presetFeatures("standard"), embedded: true },
  { name: "minimal", features: presetFeatures("minimal"), embedded: true },
  { name: "auth-only", features: ["auth"], embedded: false },
  { name: "auth-tasks", features: ["auth", "tasks"], embedded: false },
  { name: "no-auth", features: ["cache", "rate-limit", "health", "logging", "agent-docs"], embedded: true },
  { name: "no-tasks", features: ["auth", "cache", "rate-limit", "logging", "docker", "pre-commit"], embedded: false },
];
