/** How many of the optional features a project starts with. */
export const presets = ["minimal", "standard", "full"] as const;
export type Preset = (typeof presets)[number];

export const frameworks = ["flask", "django"] as const;
export type Framework = (typeof frameworks)[number];

/** One optional part of a generated backend: this description and a template layer of the same name. */
export interface Feature<Id extends string = string> {
  /** Kebab-case: what `--with` takes and what the template layer is called. */
  readonly id: Id;
  readonly title: string;
  readonly hint: string;
  /** Ids of the features without which this one cannot be chosen. */
  readonly requires: readonly string[];
  /** Presets that include it; `full` always does. */
  readonly presets: readonly Exclude<Preset, "full">[];
  /** Whether it talks to Redis where there is one. */
  readonly usesRedis: boolean;
}

export function defineFeature<const Id extends string>(feature: Feature<Id>): Feature<Id> {
  return feature;
}
