import type { EndpointIr } from "../ir/endpoint-ir.ts";
import { at } from "../ir/field-ir.ts";
import { type NameIndex, fieldsOf } from "../name-index.ts";
import { isSaid } from "./endpoint-facts.ts";
import { hint } from "./references.ts";
import { unknownField } from "./unknown-field.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const visibility = defineRule({
  code: "BP312",
  severity: "error",
  conventions: ["object-access"],
  summary: "an endpoint that shows or names rows says which of them its caller may see",
  reason: "Broken object access is the first entry of the OWASP API list: a query must start from what the caller may see.",
  fix: "say visible: {own: field}, {scope: field}, {query: name} or all",
  good: `visible: {own: borrower}
request: none
response: {200: shape.LoanView}`,
  bad: `request: none
response: {200: shape.LoanView}`,
  check: find,
});

function* find({ ir, blocks, names }: RuleContext): Iterable<Report> {
  for (const endpoint of ir.endpoints.filter(({ resource }) => resource === undefined)) {
    const showsRows = endpoint.params.length > 0 || endpoint.list !== undefined || endpoint.responses.some(({ body }) => typeof body === "string" && body.startsWith("model."));
    if (showsRows && endpoint.visible === undefined && !isSaid(blocks, endpoint.origin, "visible")) {
      yield { where: at(endpoint.origin, "route"), message: "it names or shows rows, and does not say whose" };
    }
  }
  for (const { visible, model, origin } of [...ir.endpoints, ...ir.channels.map((channel) => ({ ...channel, model: undefined }))]) {
    yield* unknownOwner({ visible, model, origin }, names);
  }
}

function* unknownOwner({ visible, model, origin }: Pick<EndpointIr, "visible" | "model" | "origin">, names: NameIndex): Iterable<Report> {
  if (typeof visible !== "object" || model === undefined) {
    return;
  }
  const block = { block: origin.block, path: [] };
  const [[key, name] = ["", undefined]] = Object.entries(visible);
  const queries = names.models.get(model)?.flatMap((planned) => planned.queries.map((query) => query.name));
  if (key === "query" && queries !== undefined && name !== undefined && !queries.includes(name)) {
    yield { where: at(block, "visible", "query"), message: `${model} has no query "${name}"${hint(name, queries)}` };
  }
  const known = key === "query" ? null : fieldsOf(names, model);
  if (known !== null && name !== undefined && !known.some((field) => field.name === name)) {
    yield { where: at(block, "visible", key), message: unknownField(name, model, known) };
  }
}
