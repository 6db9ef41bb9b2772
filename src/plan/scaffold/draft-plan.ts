import { checkName } from "../../names/check.ts";
import { printDocument } from "../document/print-document.ts";
import type { PlanSetIr } from "../ir/plan-ir.ts";
import type { KnownProject } from "../known-project.ts";
import { placeholder } from "./placeholder.ts";
import { sections } from "./sections.ts";
import type { Wish } from "./wish.ts";
import { wishBlocks } from "./wish-blocks.ts";
import { snakeName } from "./wish-names.ts";

export interface Surroundings {
  readonly project: KnownProject;
  readonly plans: Pick<PlanSetIr, "plans" | "models" | "endpoints" | "tasks">;
}

export interface DraftedPlan {
  /** The name of the file behind its number. */
  readonly slug: string;
  readonly text: string;
}

/** A new plan document: every section, every needed key, undecided but for what can be derived. */
export function draftPlan(wish: Wish, surroundings: Surroundings): DraftedPlan {
  const name = snakeName(wish.title);
  const taken = checkName("package", name);
  const feature = taken?.suggestion ?? name;
  const slug = name.replaceAll("_", "-");
  const blocks = wishBlocks(wish, feature, surroundings.project);
  const header = {
    plan: 1,
    id: slug,
    title: wish.title,
    status: "draft",
    target: surroundings.project.framework ?? "any",
    ...(feature === name ? {} : { feature }),
  };
  const text = printDocument({
    header,
    title: wish.title,
    sections: sections.map(({ heading, ask, kinds }) => ({
      heading,
      prose: [
        ...(heading === "Existing patterns it follows" ? describeSurroundings(surroundings) : []),
        placeholder(ask),
      ],
      blocks: blocks.filter(({ kind }) => (kinds as readonly string[]).includes(kind)),
    })),
  });
  return { slug, text };
}

/** What is there already, for whoever fills in the rest. */
function describeSurroundings({ project, plans }: Surroundings): readonly string[] {
  const there: readonly (readonly [label: string, names: readonly string[]])[] = [
    ["Models there are", [...project.fields.keys(), ...project.models]],
    ["Routes there are", project.routes],
    ["Tasks there are", project.ids.filter((id) => id.startsWith("task."))],
    ...plans.plans.map(({ file }, at) => [`Planned in ${file}`, plannedIn(plans, at)] as const),
  ];
  return there.flatMap(([label, names]) =>
    names.length > 0 ? [`${label}: ${names.map((name) => `\`${name}\``).join(", ")}.`] : [],
  );
}

/** What the plan at this place of the list adds to the project. */
function plannedIn({ models, endpoints, tasks }: Surroundings["plans"], at: number): readonly string[] {
  const isHere = ({ plan }: { readonly plan: number }): boolean => plan === at;
  const routes = endpoints
    .filter(isHere)
    .flatMap(({ method, url }) => (url === undefined ? [] : `${method ?? "?"} ${url}`));
  const ids = [...models.filter(({ change }) => change === "create"), ...tasks].filter(isHere).map(({ id }) => id);
  return [...ids, ...routes];
}
