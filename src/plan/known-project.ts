import { baseContribution } from "../../generators/base.ts";
import { type Framework, frameworks } from "../../generators/define.ts";
import { allFeatures, presetFeatures } from "../../generators/resolve-features.ts";
import type { FieldTypeName } from "./schema/field-types.ts";

export interface KnownField {
  readonly name: string;
  readonly type: FieldTypeName;
}

/** What is there beside the plans: what the chosen features brought, and what was found in the code. */
export interface KnownProject {
  readonly ids: readonly string[];
  readonly fields: ReadonlyMap<string, readonly KnownField[]>;
  /** Models found in code whose columns were not read. */
  readonly models: readonly string[];
  /** The id of the model that each table belongs to. */
  readonly tables: ReadonlyMap<string, string>;
  /** `GET /api/v1/users` and so on. */
  readonly routes: readonly string[];
  /** null where it cannot be told, as outside a project. */
  readonly framework: Framework | null;
}

/** What a project of these features has; of unknown features nothing, of an unknown framework what either has. */
export function featuresProject(framework: Framework | null, features: readonly string[]): KnownProject {
  const contributions = [
    baseContribution,
    ...allFeatures.flatMap(({ id, contributes }) => (features.includes(id) ? (contributes ?? []) : [])),
  ];
  const models = (framework === null ? frameworks : [framework]).flatMap((flavour) =>
    contributions.flatMap((contribution) => Object.entries(contribution.models[flavour])),
  );
  const fields = new Map<string, readonly KnownField[]>();
  for (const [name, { columns }] of models) {
    const held = fields.get(`model.${name}`) ?? [];
    const more = Object.entries(columns).map(([column, type]) => ({ name: column, type }));
    fields.set(`model.${name}`, [...held, ...more.filter((field) => !held.some((old) => old.name === field.name))]);
  }
  const routes = contributions.flatMap((contribution) => Object.entries(contribution.routes));
  const routeIds = routes.map(([id]) => id);
  const resources = routeIds.flatMap((id) => /^(resource\.\w+)\.list$/.exec(id)?.[1] ?? []);
  const tasks = contributions.flatMap((contribution) => contribution.tasks);
  return {
    ids: [...fields.keys(), ...resources, ...routeIds, ...tasks],
    fields,
    models: [],
    tables: new Map(models.map(([name, { table }]) => [table, `model.${name}`])),
    routes: routes.map(([, route]) => route),
    framework,
  };
}

/** What plans may count on outside a project. */
export const standardProject: KnownProject = featuresProject(null, presetFeatures("standard"));

export function knownFields(project: KnownProject, model: string): readonly KnownField[] | null {
  return project.fields.get(model) ?? null;
}
