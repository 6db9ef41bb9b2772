import { at } from "../ir/field-ir.ts";
import { hint } from "../hint.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const eventIsSent = defineRule({
  code: "BP428",
  severity: "error",
  conventions: ["sse", "websocket"],
  summary: "a channel says what sends each of its events",
  reason:
    "A body says how an event looks, not when there is one: the coder has to guess which change a client hears of.",
  fix: "name the endpoints, operations or tasks that send it, once what they changed is committed",
  good: `events: {returned: shape.LoanView}
sent_by: {returned: [endpoint.loans.give_back]}`,
  bad: `events: {returned: shape.LoanView}
sent_by: {retruned: [endpoint.loans.give_back]}`,
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { events, sent_by: senders, origin } of ir.channels) {
    if (events === undefined || senders === undefined) {
      continue;
    }
    const known = Object.keys(events);
    if (known.length === 0) {
      yield {
        where: at(origin, "events"),
        message: "the channel has no event",
        fix: "name its events, with a body each",
      };
    }
    for (const name of known.filter((event) => !Object.hasOwn(senders, event))) {
      yield { where: at(origin, "events", name), at: "key", message: `nothing sends "${name}"` };
    }
    for (const name of Object.keys(senders).filter((event) => !Object.hasOwn(events, event))) {
      const message = `there is no event "${name}"${hint(name, known)}`;
      yield { where: at(origin, "sent_by", name), at: "key", message, fix: "name an event of the channel" };
    }
  }
}
