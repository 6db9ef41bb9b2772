import type { EndpointIr } from "../ir/endpoint-ir.ts";
import { fieldsOf } from "../name-index.ts";
import type { Expression } from "../values/expression.ts";
import { type PlanContext, paramsOf } from "../values/inputs.ts";
import { parse } from "../values/parse.ts";
import { isRootWord } from "../values/scope.ts";

/** The columns of the listed rows that hold one value in all rows of one answer, whatever is filtered. */
export function narrowedBy(endpoint: EndpointIr, context: PlanContext): readonly string[] {
  return [...(endpoint.model === endpoint.list?.of ? byCaller(endpoint, context) : []), ...byParent(endpoint, context)];
}

function byCaller({ visible, model }: EndpointIr, { names }: PlanContext): readonly string[] {
  if (typeof visible !== "object") {
    return [];
  }
  if ("query" in visible) {
    const queries = (names.models.get(model ?? "") ?? []).flatMap((planned) => planned.queries);
    const condition = parse(queries.find(({ name }) => name === visible.query)?.where ?? "");
    return condition === null ? [] : fixedIn(condition);
  }
  return Object.values(visible).flatMap((name) => name ?? []);
}

/** The relations to a row that the path names. */
function byParent(endpoint: EndpointIr, context: PlanContext): readonly string[] {
  const listed = endpoint.list?.of;
  return [...paramsOf(endpoint, context).values()].flatMap(({ name, to }) => {
    const relations = (fieldsOf(context.names, listed) ?? []).filter((field) => to !== undefined && field.to === to);
    const [only] = relations.length === 1 ? relations : relations.filter((field) => field.name === name);
    return to === listed || only === undefined ? [] : [only.name];
  });
}

/** The columns that a condition compares with one value that no row has. */
function fixedIn(condition: Expression): readonly string[] {
  if (condition.kind === "logic" && condition.operator === "and") {
    return condition.of.flatMap(fixedIn);
  }
  if (condition.kind !== "comparison" || condition.operator !== "=") {
    return [];
  }
  const columns = condition.of.flatMap((side) =>
    side.kind === "name" && side.path.length === 1 && !isRootWord(side.path[0] ?? "") ? side.path : [],
  );
  return columns.length === 1 ? columns : [];
}
