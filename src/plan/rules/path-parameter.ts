import { at } from "../ir/field-ir.ts";
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
  for (const endpoint of ir.endpoints.filter(({ resource }) => resource === undefined)) {
    const declared = Object.keys(endpoint.origin.path.length === 0 ? recordAt(blocks, endpoint.origin, "params") : {});
    for (const name of endpoint.params) {
      // Without a response nobody can tell yet which model it is.
      const isId = name === "id" && (endpoint.model !== undefined || endpoint.responses.length === 0);
      if (!isId && !declared.includes(name)) {
        yield { where: at(endpoint.origin, "route"), message: `the path parameter {${name}} is not declared` };
      }
    }
    for (const name of declared.filter((word) => endpoint.path !== undefined && !endpoint.params.includes(word))) {
      yield { where: at(endpoint.origin, "params", name), at: "key", message: `the path has no parameter {${name}}` };
    }
  }
}
