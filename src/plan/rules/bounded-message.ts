import { at } from "../ir/field-ir.ts";
import { isSaid } from "./endpoint-facts.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const boundedMessage = defineRule({
  code: "BP422",
  severity: "error",
  conventions: ["websocket"],
  summary: "a websocket bounds its messages",
  reason: "One message of a gigabyte is read into memory before anything checks it.",
  fix: "give max_message in bytes",
  good: `max_per_caller: 3
max_message: 4096`,
  bad: "max_per_caller: 3",
  check: find,
});

function* find({ ir, blocks }: RuleContext): Iterable<Report> {
  for (const { transport, origin } of ir.channels) {
    if (transport === "websocket" && !isSaid(blocks, origin, "max_message")) {
      yield { where: at(origin, "transport"), message: "a websocket takes messages, and their size is not bounded" };
    }
  }
}
