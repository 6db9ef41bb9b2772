import type { Block } from "../schema/kinds.ts";
import type { Draft } from "./draft.ts";
import { effectsOf } from "./effects-of.ts";
import type { ModelIr } from "./model-ir.ts";
import type { BlockIr } from "./plan-ir.ts";

type EndpointDraft = Draft<Block<"endpoint">>;

/** What the bodies of an endpoint are made of. */
export interface KnownBodies {
  readonly models: ReadonlyMap<string, ModelIr>;
  readonly shapes: ReadonlyMap<string, BlockIr<"shape">>;
}

/** The model that an endpoint is most likely about: of those it names, the first that has what `visible` names. */
export function mainModel(draft: EndpointDraft, { models, shapes }: KnownBodies): string | undefined {
  const bodies = Object.values(draft.response ?? {});
  const effects = effectsOf(draft.effect) ?? [];
  const named = [
    ...effects.map(({ update, delete: removed }) => update ?? removed),
    ...bodies.map((body) => (typeof body === "object" && "list" in body ? body.list : body)),
    ...effects.map(({ create }) => create),
    draft.request,
  ].flatMap((name) => (typeof name === "string" ? modelsBehind(name, shapes) : []));
  const [owner] = typeof draft.visible === "object" ? Object.values(draft.visible) : [];
  const isVisible = (id: string): boolean => {
    const model = models.get(id);
    return model !== undefined && [...model.fields, ...model.queries].some(({ name }) => name === owner);
  };
  return named.find(isVisible) ?? named[0];
}

function modelsBehind(name: string, shapes: KnownBodies["shapes"]): readonly string[] {
  if (name.startsWith("model.")) {
    return [name];
  }
  const fields = Object.values(shapes.get(name)?.fields ?? {});
  return fields.flatMap((field) =>
    field !== undefined && "from" in field && typeof field.from === "string"
      ? [field.from.split(".").slice(0, 2).join(".")]
      : [],
  );
}
