import type { Block } from "../schema/kinds.ts";
import type { Draft } from "./draft.ts";
import { effectsOf } from "./effects-of.ts";
import type { EffectIr } from "./endpoint-ir.ts";

type Effect = Draft<Block<"endpoint">>["effect"];

/** The blocks that say who owns rows, and what is set in them. */
export interface Setters {
  readonly resources: readonly Draft<Block<"resource">>[];
  readonly endpoints: readonly Draft<Block<"endpoint">>[];
  readonly tasks: readonly Draft<Block<"task">>[];
}

/** `model.Loan.borrower` for every field that names an owner, or that an effect sets to more than an input. */
export function serverSet({ resources, endpoints, tasks }: Setters): ReadonlySet<string> {
  const owners = resources.flatMap(({ model = "", visible }) =>
    typeof visible === "object" && "own" in visible ? [`${model}.${visible.own ?? ""}`] : [],
  );
  const effects: readonly Effect[] = [
    ...resources.flatMap(({ create, update, delete: removal }) => [create?.effect, update?.effect, removal?.effect]),
    ...endpoints.map(({ effect }) => effect),
    ...tasks.map(({ effect }) => effect),
  ];
  return new Set([...owners, ...effects.flatMap((effect) => effectsOf(effect) ?? []).flatMap(fieldsSet)]);
}

function fieldsSet({ create, update, set = {} }: EffectIr): readonly string[] {
  const model = create ?? update ?? "";
  const own = Object.entries(set).filter(([, value]) => typeof value !== "string" || !/^input\.\w+$/.test(value));
  return own.map(([name]) => `${model}.${name}`);
}
