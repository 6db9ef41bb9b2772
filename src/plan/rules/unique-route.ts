import { apiPrefix } from "../ir/api-prefix.ts";
import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const uniqueRoute = defineRule({
  code: "BP313",
  severity: "error",
  summary: "a route belongs to one endpoint",
  reason:
    "Two plans that claim one route overwrite each other; which one answers depends on the order of registration.",
  fix: "change one of the two routes",
  good: "path: /loans/live",
  bad: "path: /loans/lookup",
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  const taken = new Map<string, string>(names.project.routes.map((route) => [shapeOf(route), "the project"]));
  const routes = [
    ...ir.endpoints.map(({ id, method, url, origin, resource }) => ({
      id,
      route: `${method ?? ""} ${url ?? ""}`,
      where: at({ ...origin, path: [] }, resource === undefined ? "route" : "path"),
      isKnown: url !== undefined,
    })),
    ...ir.channels.map(({ id, path, origin }) => ({
      id,
      route: `GET ${apiPrefix}${path ?? ""}`,
      where: at(origin, "path"),
      isKnown: path !== undefined,
    })),
  ];
  for (const { id, route, where } of routes.filter(({ isKnown }) => isKnown)) {
    const owner = taken.get(shapeOf(route));
    if (owner === undefined) {
      taken.set(shapeOf(route), id);
    } else if (!names.project.ids.includes(id)) {
      yield { where, message: `${route} is already that of ${owner}` };
    }
  }
}

/** Routes that differ in the names of their parameters only are one route. */
function shapeOf(route: string): string {
  return route.replaceAll(/\{[^}]*\}/g, "{}");
}
