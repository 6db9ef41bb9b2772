import type { EndpointIr } from "../ir/endpoint-ir.ts";
import { at } from "../ir/field-ir.ts";
import { paramsOf } from "../ir/params-of.ts";
import { recordAt } from "./endpoint-facts.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const pathParameter = defineRule({
  code: "BP314",
  severity: "error",
  summary: "a path parameter is the id of the model, or is declared",
  reason: "The coder cannot know what {code} is: its type decides which paths are 404.",
  fix: "declare it in `params`, or name it {id}",
  good: "route: POST /loans/{id}/return",
  bad: "route: POST /loans/{number}/return",
  check: find,
});

function* find({ ir, blocks }: RuleContext): Iterable<Report> {
  for (const { path, origin } of ir.channels) {
    for (const name of paramsOf(path).filter((param) => param !== "id")) {
      const fix = "call it {id}: the id of the row whose events are sent";
      yield { where: at(origin, "path"), message: `a channel cannot say what {${name}} is`, fix };
    }
  }
  for (const endpoint of ir.endpoints.filter(({ resource }) => resource === undefined)) {
    const declared = Object.keys(endpoint.origin.path.length === 0 ? recordAt(blocks, endpoint.origin, "params") : {});
    const undeclared = endpoint.params.filter((name) => !declared.includes(name));
    for (const problem of undeclared.flatMap((name) => problemOf(name, endpoint))) {
      yield { where: at(endpoint.origin, "route"), ...problem };
    }
    for (const name of declared.filter((word) => endpoint.path !== undefined && !endpoint.params.includes(word))) {
      yield { where: at(endpoint.origin, "params", name), at: "key", message: `the path has no parameter {${name}}` };
    }
  }
}

/** What is wrong with a parameter that is not declared. */
function problemOf(name: string, { model, responses, list }: EndpointIr): readonly Pick<Report, "message" | "fix">[] {
  // Without a response nobody can tell yet which model it is.
  if (name !== "id" || (model === undefined && responses.length > 0)) {
    return [{ message: `the path parameter {${name}} is not declared` }];
  }
  const message = "the path parameter {id} would be that of one of the rows that are listed";
  const fix = "say in `model` whose row the path names, or declare it in `params`";
  return list !== undefined && list.of === model ? [{ message, fix }] : [];
}
