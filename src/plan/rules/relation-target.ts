import { at } from "../ir/field-ir.ts";
import { missingPart } from "./references.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const relationTarget = defineRule({
  code: "BP206",
  severity: "error",
  summary: "a relation points at a model that exists",
  reason: "Neither the foreign key nor the serializer can be built without its target.",
  fix: "correct the name, or add the model",
  good: "  topics: {type: many, to: model.Topic, related_name: loans}",
  bad: "  topics: {type: many, to: model.Topics, related_name: loans}",
  check: find,
});

function* find({ ir, names }: RuleContext): Iterable<Report> {
  for (const field of ir.models.flatMap(({ fields }) => fields)) {
    const missing = field.to === undefined ? null : missingPart(field.to, names);
    if (missing !== null) {
      yield { where: at(field.origin, "to"), message: missing };
    }
  }
}
