import type { EndpointIr } from "../ir/endpoint-ir.ts";
import { at } from "../ir/field-ir.ts";
import type { PlanSetIr } from "../ir/plan-ir.ts";
import { type NameIndex, fieldsOf } from "../name-index.ts";
import { hint } from "../hint.ts";
import { isSaid } from "./endpoint-facts.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const visibility = defineRule({
  code: "BP312",
  severity: "error",
  conventions: ["object-access"],
  summary: "an endpoint that shows or names rows says which of them its caller may see",
  reason:
    "Broken object access is the first entry of the OWASP API list: a query must start from what the caller may see.",
  fix: "say visible: {own: field}, {scope: field}, {query: name} or all",
  good: `visible: {own: borrower}
request: none
response: {200: shape.LoanView}`,
  bad: `request: none
response: {200: shape.LoanView}`,
  needsAll: true,
  check: find,
});

function* find({ ir, blocks, names }: RuleContext): Iterable<Report> {
  for (const endpoint of ir.endpoints.filter(({ resource }) => resource === undefined)) {
    if (showsRows(endpoint) && endpoint.visible === undefined && !isSaid(blocks, endpoint.origin, "visible")) {
      yield { where: at(endpoint.origin, "route"), message: "it names or shows rows, and does not say whose" };
    }
  }
  const channels = ir.channels.map(({ visible, origin }) => ({ visible, origin, model: undefined }));
  for (const { visible, origin, model } of [...ir.endpoints, ...channels]) {
    yield* unknownOwner({ visible, model }, ir, names).map(({ key, message }) => ({
      where: { block: origin.block, path: ["visible", key] },
      message,
    }));
  }
}

function showsRows({ params, list, responses }: EndpointIr): boolean {
  const answersRow = responses.some(({ body }) => typeof body === "string" && body.startsWith("model."));
  return params.length > 0 || list !== undefined || answersRow;
}

type Owned = Pick<EndpointIr, "visible" | "model">;

/** What is wrong with `{own: field}` and the like; where no model can be told, any may have the name. */
function unknownOwner(
  { visible, model }: Owned,
  ir: PlanSetIr,
  names: NameIndex,
): readonly { readonly key: string; readonly message: string }[] {
  return Object.entries(typeof visible === "object" ? visible : {}).flatMap(([key, name]) => {
    const known = key === "query" ? queryNames(model, ir) : fieldNames(model, ir, names);
    const isFound = name === undefined || known === null || known.includes(name);
    const what = `${key === "query" ? "query" : "field"} "${name ?? ""}"`;
    const message = model === undefined ? `no model has a ${what}` : `${model} has no ${what}`;
    return isFound ? [] : [{ key, message: `${message}${hint(name, known)}` }];
  });
}

function queryNames(model: string | undefined, ir: PlanSetIr): readonly string[] | null {
  const models = ir.models.filter(({ id }) => model === undefined || id === model);
  return models.length === 0 ? null : models.flatMap(({ queries }) => queries.map(({ name }) => name));
}

function fieldNames(model: string | undefined, ir: PlanSetIr, names: NameIndex): readonly string[] | null {
  const fields = model === undefined ? ir.models.flatMap((planned) => planned.fields) : fieldsOf(names, model);
  return fields === null || fields.length === 0 ? null : fields.map(({ name }) => name);
}
