import { toCamel, toSnake } from "../ir/casing.ts";
import { bodiesOf } from "./bodies.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const roundTripName = defineRule({
  code: "BP211",
  severity: "error",
  conventions: ["camel-case"],
  summary: "a name survives snake_case to camelCase and back",
  reason: "Keys are camelCase on the wire. `line_2` becomes `line2`, and comes back as something else.",
  fix: "write digits without an underscore before them, as in line2",
  good: `  title_text: {type: string, max: 300}
  status: {type: enum, values: [active, returned, lost], default: active, set_by: server}`,
  bad: `  title_2: {type: string, max: 300}
  status: {type: enum, values: [active, returned, lost], default: active, set_by: server}`,
  check: find,
});

function* find(context: RuleContext): Iterable<Report> {
  const places = [
    ...context.ir.models.flatMap(({ fields }) => fields.map(({ name, origin }) => ({ name, where: origin }))),
    ...bodiesOf(context).flat(),
  ];
  for (const { name, where } of places) {
    const wire = toCamel(name);
    if (toSnake(wire) !== name) {
      yield { where, at: "key", message: `"${name}" is "${wire}" on the wire, which comes back as "${toSnake(wire)}"` };
    }
  }
}
