import { resolve } from "node:path";

import { frameworks, type Framework, type Preset, presets } from "./generators/define.ts";
import { presetFeatures, resolveAnswers } from "./generators/project.ts";
import { allFeatures } from "./generators/resolve-features.ts";
import { scaffold } from "./src/commands/scaffold.ts";
import { UserError } from "./src/errors.ts";

/** The part of plop's API that is used here. */
interface Plop {
  getDestBasePath(): string;
  setGenerator(name: string, generator: object): unknown;
}

/** What plop's prompts, or values given in their place, add up to. */
interface PlopAnswers {
  readonly name: string;
  readonly framework: Framework;
  readonly preset: Preset | "choose";
  readonly features?: readonly string[];
}

/** Registers the generators with plop; they run the same pipeline as the command line. */
export default function plopfile(plop: Plop): void {
  plop.setGenerator("project", {
    description: "a Flask or Django backend that runs at once",
    prompts: [
      { type: "input", name: "name", message: "Name of the project and its folder", default: "my-api" },
      { type: "list", name: "framework", message: "Framework", choices: frameworks },
      { type: "list", name: "preset", message: "Features", choices: [...presets, "choose"], default: "standard" },
      {
        type: "checkbox",
        name: "features",
        message: "Which ones",
        choices: allFeatures.map(({ id, title, hint }) => ({ value: id, name: `${title}: ${hint}` })),
        default: presetFeatures("standard"),
        when: ({ preset }: PlopAnswers) => preset === "choose",
      },
    ],
    actions: [async (answers: PlopAnswers): Promise<string> => makeProject(answers, plop.getDestBasePath())],
  });
}

async function makeProject(answers: PlopAnswers, folder: string): Promise<string> {
  const { name, framework, preset, features } = answers;
  const chosen = preset === "choose" ? { preset: "minimal" as const, with: features ?? [] } : { preset };
  try {
    const target = resolve(folder, name);
    const { changes } = await scaffold({
      target,
      answers: resolveAnswers({ name, framework, ...chosen }),
      mode: "write",
    });
    return `${target}: ${changes.length} files`;
  } catch (error) {
    throw error instanceof UserError ? new Error(`${error.message}; ${error.fix}`) : error;
  }
}
