import type { EndpointIr } from "../ir/endpoint-ir.ts";
import { at } from "../ir/field-ir.ts";
import { type NameIndex, canLoad, fieldsOf } from "../name-index.ts";
import { unknownField } from "./unknown-field.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const loaded = defineRule({
  code: "BP308",
  severity: "error",
  conventions: ["n-plus-one"],
  summary: "a list loads the relations that it shows",
  reason:
    "Each relation that is shown and not loaded costs one query a row (N+1). Foreign keys are shown as ids, which need none.",
  fix: "name the relation in `loads`, or leave it out of what is read",
  good: `  max_page: 100
  loads: [topics]`,
  bad: `  max_page: 100
  loads: none`,
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const endpoint of ir.endpoints) {
    const { list } = endpoint;
    const loads = list?.loads;
    if (list !== undefined && loads !== undefined) {
      const shown =
        endpoint.resource === undefined
          ? shownBy(list.of, names)
          : manyOf(list.of, names).filter((name) => endpoint.reads.includes(name));
      yield* shown
        .filter((name) => !loads.includes(name))
        .map((name) => ({ where: at(list.origin, "loads"), message: `the list shows "${name}" and does not load it` }));
    }
    yield* unknownLoads(endpoint, names);
  }
}

function manyOf(model: string | undefined, names: NameIndex): readonly string[] {
  return (names.models.get(model ?? "") ?? [])
    .flatMap(({ fields }) => fields)
    .filter(({ type, sensitive }) => type === "many" && !sensitive)
    .map(({ name }) => name);
}

/** A nested body in a shape is a relation of the rows it is made from. */
function shownBy(of: string | undefined, names: NameIndex): readonly string[] {
  const shape = names.shapes.get(of ?? "");
  const nested = Object.entries(shape?.fields ?? {}).filter(
    ([, field]) => field !== undefined && ("is" in field || "each" in field),
  );
  return shape === undefined ? manyOf(of, names) : nested.map(([name]) => name);
}

function* unknownLoads({ list, loads, model, origin }: EndpointIr, names: NameIndex): Iterable<Report> {
  const said = [
    ...(list?.loads ?? []).map((name, index) => ({ name, where: at(list?.origin ?? origin, "loads", index) })),
    ...(loads ?? []).map((name, index) => ({ name, where: at(origin, "loads", index) })),
  ];
  // The rows of a shape are those of a model that only the effect or `visible` may tell.
  const owner = model ?? (list?.of?.startsWith("model.") === true ? list.of : undefined);
  const known = fieldsOf(names, owner) ?? [];
  yield* said
    .filter(({ name }) => !canLoad(names, owner, name))
    .map(({ name, where }) => ({ where, message: unknownField(name, owner ?? "no model", known) }));
}
