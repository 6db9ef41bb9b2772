import { at } from "../ir/field-ir.ts";
import type { ModelIr } from "../ir/model-ir.ts";
import type { Origin } from "../ir/origin.ts";

export interface NamedField {
  readonly name: string;
  readonly origin: Origin;
}

/** Every place in a model that names one of its own fields. */
export function namedFields(model: ModelIr): readonly NamedField[] {
  const { origin } = model;
  return [
    ...model.ordering.map((name, index) => named(name, at(origin, "ordering", index))),
    ...(model.scope === undefined || model.scope === "none" ? [] : [named(model.scope, at(origin, "scope"))]),
    ...model.indexes
      .filter(({ derived }) => !derived)
      .flatMap((index) => [
        ...index.fields.map((name, position) => named(name, at(index.origin, "fields", position))),
        ...index.include.map((name, position) => named(name, at(index.origin, "include", position))),
      ]),
    ...inConstraints(model),
    ...(typeof model.dedup === "object"
      ? model.dedup.fields.map((name, index) => named(name, at(origin, "dedup", "fields", index)))
      : []),
    ...inQueries(model),
    ...model.fields.flatMap((field) =>
      (field.of ?? []).map((name, index) => named(name, at(field.origin, "of", index))),
    ),
  ];
}

function inConstraints(model: ModelIr): readonly NamedField[] {
  return model.uniques
    .filter(({ origin }) => origin.path[0] === "constraints")
    .flatMap(({ fields, origin }) => fields.map((name, index) => named(name, at(origin, "unique", index))));
}

function inQueries(model: ModelIr): readonly NamedField[] {
  return model.queries.flatMap((query) => [
    ...query.order.map((name, index) => named(name, at(query.origin, "order", index))),
    ...(query.loads ?? []).map((name, index) => named(name, at(query.origin, "loads", index))),
  ]);
}

function named(name: string, origin: Origin): NamedField {
  return { name: name.replace(/^-/, ""), origin };
}
