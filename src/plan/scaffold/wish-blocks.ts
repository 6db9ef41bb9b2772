import type { OutlineBlock } from "../document/print-document.ts";
import { classToSnake, toPlural } from "../ir/casing.ts";
import type { KnownProject } from "../known-project.ts";
import { placeholder, skeleton } from "./placeholder.ts";
import type { Wish } from "./wish.ts";
import { modelName, resourceName, snakeName } from "./wish-names.ts";

/** The blocks of a new plan, with what can be derived filled in and the rest undecided. */
export function wishBlocks(wish: Wish, feature: string, project: KnownProject): readonly OutlineBlock[] {
  const models = wish.model.map(modelName);
  return [
    ...models.flatMap((name) => modelBlocks(name, feature, project)),
    ...wish.resource.map((typed) => resourceBlock(typed, models)),
    ...wish.endpoint.map((typed) => endpointBlock(typed, feature)),
    ...wish.task.map((typed) => ({
      kind: "task",
      value: skeleton("task", {
        id: `task.${feature}.${snakeName(typed)}`,
        idempotency: { key: placeholder("the inputs that make two runs the same") },
      }),
    })),
    ...wish.service.map((typed) => ({
      kind: "service",
      value: skeleton("service", { id: `service.${snakeName(typed)}` }),
    })),
    ...wish.channel.map((typed) => channelBlock(typed, feature)),
  ];
}

function modelBlocks(name: string, feature: string, project: KnownProject): readonly OutlineBlock[] {
  const id = `model.${name}`;
  if (!project.fields.has(id) && !project.models.includes(id)) {
    return [{ kind: "model", value: skeleton("model", { id }) }];
  }
  const migration = skeleton("migration", { id: `migration.${feature}.${classToSnake(name)}`, model: id });
  return [
    { kind: "model", value: skeleton("model", { id, change: "alter" }) },
    { kind: "migration", value: migration },
  ];
}

function resourceBlock(typed: string, models: readonly string[]): OutlineBlock {
  const name = resourceName(typed);
  const model = models.find((candidate) => toPlural(classToSnake(candidate)) === name);
  const list = {
    filters: placeholder("the fields it filters by, as in [status], or none"),
    sort: placeholder("the orders it offers, the default first, as in [-created_at]"),
    pagination: placeholder("cursor or page"),
    loads: placeholder("the relations it shows, as in [customer], or none"),
  };
  const known = {
    id: `resource.${name}`,
    ...(model === undefined ? {} : { model: `model.${model}` }),
    path: `/${name.replaceAll("_", "-")}`,
    operations: "all",
    list,
    create: { idempotency: placeholder("header, natural or {none: why}") },
  };
  return { kind: "resource", value: skeleton("resource", known) };
}

/** `POST /orders/{id}/pay` says its route; anything else is the name of an endpoint whose route is to be decided. */
function endpointBlock(typed: string, feature: string): OutlineBlock {
  const [, method, path = ""] = /^(GET|POST|PUT|PATCH|DELETE) (\/\S*)$/i.exec(typed.trim()) ?? [];
  const verb = method?.toUpperCase();
  const words = path.split("/").filter((segment) => segment !== "" && !segment.startsWith("{"));
  const name = verb === undefined ? snakeName(typed) : snakeName(`${verb} ${words.join(" ")}`);
  const route = verb === undefined ? {} : { route: `${verb} ${path}` };
  const writes = verb === "GET" ? [] : ["transaction", "effect"];
  const more = ["visible", ...writes, ...(verb === undefined || verb === "POST" ? ["idempotency"] : [])];
  return { kind: "endpoint", value: skeleton("endpoint", { id: `endpoint.${feature}.${name}`, ...route }, more) };
}

function channelBlock(typed: string, feature: string): OutlineBlock {
  const name = snakeName(typed);
  return {
    kind: "channel",
    value: skeleton("channel", { id: `channel.${feature}.${name}`, path: `/${name.replaceAll("_", "-")}/stream` }),
  };
}
