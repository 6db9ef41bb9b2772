import { effectPlaces } from "./effect-places.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const effectNamesModel = defineRule({
  code: "BP339",
  severity: "error",
  summary: "an effect creates, updates or deletes the rows of one model",
  reason: "Without the model nothing can be checked of what is set; with two it is not said whose columns those are.",
  fix: "say one of create, update and delete, with the model; a list holds several effects",
  good: 'effect: {update: model.Loan, set: {status: returned, reminders: "reminders + 1"}, lock: row}',
  bad: 'effect: {set: {status: returned, reminders: "reminders + 1"}, lock: row}',
  check: find,
});

function* find(context: RuleContext): Iterable<Report> {
  for (const { effect, where, owner } of effectPlaces(context)) {
    const models = [effect.create, effect.update, effect.delete].filter((model) => model !== undefined);
    if (models.length > 1) {
      yield { where, message: `one effect is about ${models.join(" and ")}` };
    } else if (models.length === 0) {
      const { model, operation } = context.names.endpoints.get(owner) ?? {};
      const fix = `say ${operation === "create" ? "create" : "update"}: ${model ?? ""} in it`;
      yield {
        where,
        message: "the effect does not say whose rows it changes",
        ...(model === undefined ? {} : { fix }),
      };
    }
  }
}
