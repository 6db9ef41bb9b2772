import path from "node:path";
import { type ProjectRequest, presetFeatures } from "../../../generators/project.ts";
import { meantCommand } from "../command-names.ts";
import type { ScaffoldResult } from "../scaffold.ts";
import { defaultPreset } from "./create-options.ts";

/** The command that gives the same answers without a question. */
export function replayWords(
  folder: string,
  request: ProjectRequest,
  { answers, target }: ScaffoldResult,
): readonly string[] {
  const preset = request.preset ?? defaultPreset;
  const included = presetFeatures(preset);
  const added = answers.features.filter((id) => !included.includes(id));
  const dropped = included.filter((id) => !answers.features.includes(id));
  return [
    "npx",
    "create-backend-plan",
    meantCommand(folder) === null ? folder : `./${folder}`,
    "--yes",
    "--framework",
    answers.framework,
    "--preset",
    preset,
    ...flag("--with", added.join(",")),
    ...flag("--without", dropped.join(",")),
    ...flag("--name", request.name === path.basename(target) ? "" : request.name),
    ...flag("--description", request.description ?? ""),
  ];
}

/** `--flag=value` where the value could be taken for a flag. */
function flag(name: string, value: string): readonly string[] {
  if (value === "") {
    return [];
  }
  return value.startsWith("-") ? [`${name}=${value}`] : [name, value];
}
