import type { z } from "zod";
import { channel } from "./kinds/channel.ts";
import { decision } from "./kinds/decision.ts";
import { deviation } from "./kinds/deviation.ts";
import { edge } from "./kinds/edge.ts";
import { endpoint } from "./kinds/endpoint.ts";
import { metric } from "./kinds/metric.ts";
import { migration } from "./kinds/migration.ts";
import { model } from "./kinds/model.ts";
import { question } from "./kinds/question.ts";
import { resource } from "./kinds/resource.ts";
import { service } from "./kinds/service.ts";
import { shape } from "./kinds/shape.ts";
import { task } from "./kinds/task.ts";

/** Every kind of block, in the order a document has them. Adding one is its file and a line here. */
export const kinds = {
  model,
  resource,
  endpoint,
  shape,
  task,
  service,
  channel,
  migration,
  edge,
  decision,
  deviation,
  question,
  metric,
};

export type Kind = keyof typeof kinds;

export type Block<K extends Kind> = z.output<(typeof kinds)[K]>;

export function isKind(word: string): word is Kind {
  return Object.hasOwn(kinds, word);
}
