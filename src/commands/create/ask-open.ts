import path from "node:path";
import { type Framework, type Preset, presets } from "../../../generators/define.ts";
import { type FeatureId, features } from "../../../generators/features.ts";
import { presetFeatures, type ProjectRequest, resolveAnswers } from "../../../generators/project.ts";
import { UserError } from "../../errors.ts";
import type { Effects } from "../../effects.ts";
import { needsRecovery } from "../../files/write/state-folder.ts";
import { inspectTarget } from "../../project/inspect-target.ts";
import type { Choice } from "../../question.ts";
import { defaultFramework, defaultName, defaultPreset } from "./create-options.ts";
import type { Gathered, Given } from "./given.ts";

const frameworkChoices: readonly Choice<Framework>[] = [
  { value: "flask", label: "Flask", hint: "SQLAlchemy, pydantic" },
  { value: "django", label: "Django", hint: "REST framework" },
];

const presetHints = {
  minimal: "API, database, tests",
  standard: "and users, background jobs, cache, rate limits, logs, Docker, CI",
  full: "everything there is",
};

/**
 * Asks for what is still open where somebody can answer, and takes the defaults elsewhere. What is known to be refused
 * is refused before the next question.
 */
export async function askOpen(given: Given, effects: Effects): Promise<Gathered> {
  const { folder, name } = await nameProject(given, effects);
  const target = path.resolve(effects.cwd, folder);
  refusePlace(name, target);
  const framework = given.framework ?? (await askFramework(effects));
  const preset = given.preset ?? (await askPreset(effects));
  const shape = { name, framework, preset };
  const changes = isFeatureOpen(given, shape, effects) ? await askFeatures(shape, effects) : given;
  resolveAnswers({ ...shape, with: changes.with ?? [], without: changes.without ?? [] });
  const description = given.description ?? (await askDescription(shape, effects));
  return {
    target,
    request: {
      ...shape,
      with: changes.with ?? [],
      without: changes.without ?? [],
      ...(description === undefined ? {} : { description }),
    },
  };
}

type Shape = Pick<Required<ProjectRequest>, "name" | "framework" | "preset">;

async function nameProject(
  given: Given,
  effects: Effects,
): Promise<{ readonly folder: string; readonly name: string }> {
  if (given.folder !== undefined) {
    return { folder: given.folder, name: given.name ?? path.basename(path.resolve(effects.cwd, given.folder)) };
  }
  const name = given.name ?? (await askName(effects));
  return { folder: name, name };
}

function refusePlace(name: string, target: string): void {
  resolveAnswers({ name, framework: defaultFramework });
  if (!needsRecovery(target)) {
    inspectTarget(target);
  }
}

function askName({ ask, cwd }: Effects): Promise<string> {
  return ask.text({
    message: "Name of the project and its folder",
    flag: "DIR",
    initial: defaultName,
    check: (name) => refusal(() => refusePlace(name, path.resolve(cwd, name))),
  });
}

/** What there is against an answer, as one line for a prompt. */
function refusal(tryAnswer: () => void): string | null {
  try {
    tryAnswer();
    return null;
  } catch (error) {
    if (error instanceof UserError) {
      return `${error.message}; ${error.fix}`;
    }
    throw error;
  }
}

function askFramework({ ask }: Effects): Promise<Framework> {
  return ask.choice({
    message: "Framework",
    flag: "--framework",
    initial: defaultFramework,
    choices: frameworkChoices,
  });
}

function askPreset({ ask }: Effects): Promise<Preset> {
  const choices = presets.map((value) => ({ value, label: value, hint: presetHints[value] }));
  return ask.choice({ message: "Preset", flag: "--preset", initial: defaultPreset, choices });
}

/** The preset "full" leaves nothing open. */
function isFeatureOpen(given: Given, { preset }: Shape, { interactive }: Effects): boolean {
  return interactive && given.with === undefined && given.without === undefined && preset !== "full";
}

async function askFeatures(shape: Shape, { ask }: Effects): Promise<Pick<ProjectRequest, "with" | "without">> {
  const included = presetFeatures(shape.preset);
  const changesOf = (picked: readonly FeatureId[]) => ({
    with: picked.filter((id) => !included.includes(id)),
    without: included.filter((id) => !picked.includes(id)),
  });
  const picked = await ask.many<FeatureId>({
    message: "Features",
    flag: "--with or --without",
    initial: included,
    choices: features.map(({ id, title, hint }) => ({ value: id, label: title, hint })),
    check: (ids) => refusal(() => resolveAnswers({ ...shape, ...changesOf(ids) })),
  });
  return changesOf(picked);
}

async function askDescription(shape: Shape, { interactive, ask }: Effects): Promise<string | undefined> {
  if (!interactive) {
    return undefined;
  }
  const initial = resolveAnswers(shape).description;
  const answer = await ask.text({
    message: "Description, one sentence",
    flag: "--description",
    initial,
    check: (description) => refusal(() => resolveAnswers({ ...shape, description })),
  });
  return answer === initial ? undefined : answer;
}
