import { UserError } from "../../errors.ts";
import type { OutlineBlock } from "../document/print-document.ts";
import type { Plain } from "../document/plain-value.ts";
import { apiPrefix } from "../ir/api-prefix.ts";
import { classToSnake, toPlural } from "../ir/casing.ts";
import { type KnownProject, knownFields } from "../known-project.ts";
import type { Kind } from "../schema/kinds.ts";
import { placeholder, skeleton } from "./placeholder.ts";
import type { Wish } from "./wish.ts";
import { dottedName, modelName, resourceName, routeName, snakeName } from "./wish-names.ts";

/** What blocks of a new plan can refer to, and must not define again. */
export interface Known {
  readonly project: KnownProject;
  /** The ids of the blocks of other plans, with the file that each stands in. */
  readonly planned: ReadonlyMap<string, string>;
}

interface Block extends OutlineBlock {
  readonly id: string;
  readonly route?: string;
}

/**
 * The blocks of a new plan, with what can be derived filled in and the rest undecided; what is named twice once.
 * Throws UserError for a name that is taken or cannot be used.
 */
export function wishBlocks(wish: Wish, feature: string, known: Known): readonly OutlineBlock[] {
  const models = [...new Set(wish.model.map(modelName))];
  const others = [
    ...wish.resource.map((typed) => resourceBlock(typed, models)),
    ...distinct(wish.endpoint).map((typed) => endpointBlock(typed, feature)),
    ...wish.task.map((typed) => taskBlock(typed, feature)),
    ...wish.service.map((typed) => block("service", `service.${snakeName(typed.replace(/^service\./, ""))}`, {})),
    ...wish.channel.map((typed) => channelBlock(typed, feature)),
  ];
  const byId = new Map<string, Block>();
  for (const made of others) {
    refuseTaken(made.id, known);
    refuseClash(made, byId.get(made.id));
    byId.set(made.id, made);
  }
  return [...models.flatMap((name) => modelBlocks(name, feature, known)), ...byId.values()];
}

function distinct(typed: readonly string[]): readonly string[] {
  return [...new Set(typed.map((route) => route.trim()))];
}

function refuseTaken(id: string, { project, planned }: Known): void {
  const place = planned.get(id) ?? (project.ids.includes(id) ? "the project" : undefined);
  if (place !== undefined) {
    throw new UserError("name-taken", `"${id}" is already in ${place}`, "refer to it as it is, or take another name");
  }
}

function refuseClash({ id, route }: Block, other: Block | undefined): void {
  if (other !== undefined && other.route !== route) {
    throw new UserError(
      "name-taken",
      `"${route ?? id}" would be called like "${other.route ?? id}"`,
      "plan one of them, and add a block for the other by hand",
    );
  }
}

function block(kind: Kind, id: string, values: { readonly [key: string]: Plain }): Block {
  return { kind, id, value: skeleton(kind, { id, ...values }) };
}

function modelBlocks(name: string, feature: string, { project, planned }: Known): readonly OutlineBlock[] {
  const id = `model.${name}`;
  const columns = knownFields(project, id) ?? [];
  if (!planned.has(id) && !project.ids.includes(id)) {
    return [block("model", id, {})];
  }
  const names = columns.map((column) => column.name).join(", ");
  const there = names === "" ? "" : `; there are ${names}, and existing: true marks one that is only named`;
  return [
    block("model", id, { change: "alter", fields: placeholder(`the fields that are new or different${there}`) }),
    block("migration", `migration.${feature}.${classToSnake(name)}`, { model: id }),
  ];
}

function resourceBlock(typed: string, models: readonly string[]): Block {
  const name = resourceName(typed);
  const model = models.find((candidate) => toPlural(classToSnake(candidate)) === name);
  return block("resource", `resource.${name}`, {
    ...(model === undefined ? {} : { model: `model.${model}` }),
    path: `/${name.replaceAll("_", "-")}`,
    operations: "all",
    list: {
      filters: placeholder("the fields it filters by, as in [status], or none"),
      sort: placeholder("the orders it offers, the default first, as in [-created_at]"),
      pagination: placeholder("cursor or page"),
      loads: placeholder("the relations it shows, as in [customer], or none"),
    },
    create: { idempotency: placeholder("header, natural or {none: why}") },
  });
}

function taskBlock(typed: string, feature: string): Block {
  const key = placeholder("the inputs that make two runs the same, as in [order]; [scheduled_at] for a schedule");
  return block("task", dottedName("task", typed, feature), { idempotency: { key } });
}

/** `POST /orders/{id}/pay` says its route; anything else is the name of an endpoint whose route is to be decided. */
function endpointBlock(typed: string, feature: string): Block {
  const [, method, url = ""] = /^(GET|POST|PUT|PATCH|DELETE) (\/\S*)$/i.exec(typed) ?? [];
  const path = url.replace(apiPrefix, "").replace(/(?<=.)\/+$/, "");
  const verb = method?.toUpperCase();
  if (verb === undefined) {
    refuseHalfRoute(typed);
  }
  const id = verb === undefined ? dottedName("endpoint", typed, feature) : routeName(verb, path, feature);
  const writes = verb === "GET" ? [] : ["transaction", "effect"];
  const more = ["visible", ...writes, ...(verb === undefined || verb === "POST" ? ["idempotency"] : [])];
  const route = verb === undefined ? {} : { route: `${verb} ${path}` };
  return { kind: "endpoint", id, ...route, value: skeleton("endpoint", { id, ...route }, more) };
}

/** A name has neither a slash nor a method before it: whoever writes one of them means a route. */
function refuseHalfRoute(typed: string): void {
  if (/\/|^(GET|POST|PUT|PATCH|DELETE)( |$)/.test(typed)) {
    throw new UserError("bad-route", `"${typed}" is no route`, 'write METHOD /path, as in "POST /orders/{id}/pay"');
  }
}

function channelBlock(typed: string, feature: string): Block {
  const id = dottedName("channel", typed, feature);
  const name = id.split(".").at(-1) ?? "";
  return block("channel", id, { path: `/${name.replaceAll("_", "-")}/stream` });
}
