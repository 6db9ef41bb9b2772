/** How many of the optional features a project starts with. */
export const presets = ["minimal", "standard", "full"] as const;
export type Preset = (typeof presets)[number];

export const frameworks = ["flask", "django"] as const;
export type Framework = (typeof frameworks)[number];

/** A table of a generated project; the type of a column is a field type of plans. */
export interface ContributedModel {
  readonly table: string;
  readonly columns: Readonly<
    Record<string, "boolean" | "datetime" | "email" | "enum" | "integer" | "json" | "ref" | "string" | "text" | "uuid">
  >;
}

/** What plans can build on once a layer is there. A test holds it against the generated code. */
export interface Contribution {
  /** By the name of the class. */
  readonly models: Readonly<Record<Framework, Readonly<Record<string, ContributedModel>>>>;
  /** `GET /api/v1/users`, by the id under which plans refer to it. */
  readonly routes: Readonly<Record<string, string>>;
  /** `task.exports.export`: the last part is the type of the job. */
  readonly tasks: readonly string[];
}

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
  readonly contributes?: Contribution;
}

export function defineFeature<const Id extends string>(feature: Feature<Id>): Feature<Id> {
  return feature;
}
