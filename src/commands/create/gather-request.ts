import path from "node:path";
import { frameworks, presets } from "../../../generators/define.ts";
import { UserError } from "../../errors.ts";
import type { CommandInput } from "../command.ts";
import type { Effects } from "../../effects.ts";
import { readProject } from "../../project/read-project.ts";
import { splitWords } from "../split-words.ts";
import { askOpen } from "./ask-open.ts";
import type { ConfigFile } from "./config-file.ts";
import type { createOptions } from "./create-options.ts";
import { oneOf } from "../../one-of.ts";
import type { Gathered, Given } from "./given.ts";

type Input = CommandInput<typeof createOptions>;

/** Flags win over the config file, which wins over questions and defaults. Throws UserError. */
export async function gatherRequest(input: Input, effects: Effects): Promise<Gathered> {
  if (input.positionals[0] === "") {
    throw new UserError("bad-folder", 'the folder is ""', "name a folder, or write . for this one");
  }
  if (input.positionals[0] === undefined) {
    refuseInsideProject(effects.cwd);
  }
  const given = merge(input, await readConfig(input.values.config, effects));
  if (!effects.interactive && !input.flags.yes) {
    refuseOpenQuestions(given);
  }
  return askOpen(given, effects);
}

/** Whoever names no folder in a project means that one, and would get another inside it. */
function refuseInsideProject(cwd: string): void {
  const project = readProject(cwd);
  if (project !== null) {
    throw new UserError(
      "inside-project",
      `this folder is already the project "${String(project.answers["name"])}"`,
      "write . to bring it up to date, or the name of another folder",
    );
  }
}

async function readConfig(file: string | undefined, effects: Effects): Promise<ConfigFile> {
  if (file === undefined) {
    return {};
  }
  const { readConfigFile } = await import("./config-file.ts");
  return readConfigFile(path.resolve(effects.cwd, file), file);
}

function merge({ positionals, values }: Input, config: ConfigFile): Given {
  return {
    folder: positionals[0],
    name: values.name ?? config.name,
    framework: oneOf("--framework", frameworks, values.framework) ?? config.framework,
    preset: oneOf("--preset", presets, values.preset) ?? config.preset,
    with: values.with === undefined ? config.with : splitWords(values.with),
    without: values.without === undefined ? config.without : splitWords(values.without),
    description: values.description ?? config.description,
  };
}

/** The features and the description follow from the rest; these three shape everything. */
function refuseOpenQuestions(given: Given): void {
  const open = [
    ...(given.folder === undefined && given.name === undefined ? ["DIR"] : []),
    ...(given.framework === undefined ? ["--framework"] : []),
    ...(given.preset === undefined ? ["--preset"] : []),
  ];
  if (open.length > 0) {
    throw new UserError(
      "no-terminal",
      `there is no terminal to ask on, and no ${open.join(", no ")}`,
      `give ${open.join(", ")}, or --yes to take the defaults`,
    );
  }
}
