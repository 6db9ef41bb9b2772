import { UserError } from "../src/errors.ts";
import { checkName } from "../src/names/check.ts";
import type { RenderPlan } from "../src/render/plan.ts";
import { UserText } from "../src/render/text.ts";
import type { Framework } from "./define.ts";
import type { FeatureId } from "./features.ts";
import { allFeatures, type FeatureRequest, resolveFeatures } from "./resolve-features.ts";

/** What was asked for, before presets and names are resolved. */
export interface ProjectRequest extends FeatureRequest {
  /** Kebab-case: the folder and the distribution. */
  readonly name: string;
  readonly framework: Framework;
  /** One line for people; follows from the name where it is left out. */
  readonly title?: string;
  readonly description?: string;
}

/** Complete and consistent answers: the only thing that decides what is generated. */
export interface ProjectAnswers {
  readonly name: string;
  readonly package: string;
  readonly title: string;
  readonly description: string;
  readonly framework: Framework;
  /** In registry order. */
  readonly features: readonly FeatureId[];
}

/** Everything that a template may read. */
export interface TemplateValues extends Readonly<Record<string, unknown>> {
  readonly project: {
    readonly name: string;
    readonly package: string;
    readonly title: UserText;
    readonly description: UserText;
  };
  readonly framework: Framework;
  readonly isFlask: boolean;
  readonly isDjango: boolean;
  /** Where the HTTP base is imported from. */
  readonly apiPackage: string;
  /** By the camelCase form of the id. */
  readonly features: Readonly<Record<string, boolean>>;
  /** Whether anything chosen talks to Redis. */
  readonly redis: boolean;
}

export { presetFeatures } from "./resolve-features.ts";

/** Where the HTTP base and its tests are: `templates/shared` has files for both frameworks there. */
const folders = {
  flask: { __api__: "app/api", __api_tests__: "tests/api" },
  django: { __api__: "backend/api", __api_tests__: "backend/tests" },
} satisfies Record<Framework, RenderPlan["folders"]>;

const longestTitle = 60;
const longestDescription = 120;

/**
 * Fills in what was left open and refuses what does not fit together.
 * @throws {UserError} for a name that cannot be used, a text that is not one line, or features that do not fit.
 */
export function resolveAnswers(request: ProjectRequest): ProjectAnswers {
  refuseBadName(request.name);
  const title = checkLine("title", request.title ?? titleOf(request.name), longestTitle);
  return {
    name: request.name,
    package: request.name.replaceAll("-", "_"),
    title,
    description: checkLine("description", request.description ?? `The HTTP API of ${title}.`, longestDescription),
    framework: request.framework,
    features: resolveFeatures(request),
  };
}

/** Pure: the same answers give the same plan everywhere. */
export function planProject(answers: ProjectAnswers): RenderPlan {
  return {
    catalogue: answers.framework,
    layers: ["base", ...answers.features],
    folders: folders[answers.framework],
    pathNames: { __package__: answers.package },
    values: templateValues(answers),
  };
}

export function templateValues(answers: ProjectAnswers): TemplateValues {
  const chosen = new Set<string>(answers.features);
  return {
    project: {
      name: answers.name,
      package: answers.package,
      title: new UserText(answers.title),
      description: new UserText(answers.description),
    },
    framework: answers.framework,
    isFlask: answers.framework === "flask",
    isDjango: answers.framework === "django",
    apiPackage: answers.framework === "django" ? "api" : "app.api",
    features: Object.fromEntries(allFeatures.map(({ id }) => [camelCase(id), chosen.has(id)])),
    redis: allFeatures.some(({ id, usesRedis }) => usesRedis && chosen.has(id)),
  };
}

function refuseBadName(name: string): void {
  const problem = checkName("project", name);
  if (problem !== null) {
    const fix = problem.suggestion === null ? "choose another name" : `try "${problem.suggestion}"`;
    throw new UserError("bad-name", problem.reason, fix);
  }
}

/** Control and format characters could hide or reorder what a reader of the generated files sees. */
function checkLine(what: string, text: string, longest: number): string {
  const line = text.normalize("NFC").trim();
  if (line === "" || line.length > longest || !line.isWellFormed() || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(line)) {
    throw new UserError(
      "bad-text",
      `the ${what} ${JSON.stringify(text.slice(0, longest))} cannot be used`,
      `give one line of 1 to ${longest} visible characters`,
    );
  }
  return line;
}

function camelCase(kebab: string): string {
  return kebab.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function titleOf(name: string): string {
  return name
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
