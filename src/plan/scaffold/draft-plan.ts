import { UserError } from "../../errors.ts";
import { checkName } from "../../names/check.ts";
import { printDocument } from "../document/print-document.ts";
import type { PlanSetIr } from "../ir/plan-ir.ts";
import type { KnownProject } from "../known-project.ts";
import { placeholder } from "./placeholder.ts";
import { sections } from "./sections.ts";
import type { Wish } from "./wish.ts";
import { type Known, wishBlocks } from "./wish-blocks.ts";
import { snakeName } from "./wish-names.ts";

export interface Surroundings {
  readonly project: KnownProject;
  readonly plans: Pick<PlanSetIr, "plans" | "models" | "endpoints" | "tasks">;
  readonly planned: Known["planned"];
}

export interface DraftedPlan {
  /** The name of the file behind its number. */
  readonly slug: string;
  readonly text: string;
}

/**
 * A new plan document: every section, every needed key, undecided but for what can be derived.
 * Throws UserError for a title or a name that cannot be used.
 */
export function draftPlan(wish: Wish, surroundings: Surroundings): DraftedPlan {
  refuseBadTitle(wish.title);
  const name = snakeName(wish.slug ?? wish.title, "give the plan a name: --slug order-flow");
  const slug = name.replaceAll("_", "-");
  refuseSamePlan(slug, surroundings);
  const taken = checkName("package", name);
  const feature = taken?.suggestion ?? name;
  const blocks = wishBlocks(wish, feature, surroundings);
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

function refuseBadTitle(title: string): void {
  if (title.trim() === "" || title.length > 200 || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(title)) {
    throw new UserError(
      "bad-title",
      `${JSON.stringify(title.slice(0, 60))} cannot be a title`,
      "give one line of 1 to 200 characters",
    );
  }
}

function refuseSamePlan(slug: string, { plans }: Surroundings): void {
  const same = plans.plans.find(({ id }) => id === slug);
  if (same !== undefined) {
    throw new UserError(
      "plan-exists",
      `the plan "${slug}" is already ${same.file}`,
      "take another title, or give --slug",
    );
  }
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
