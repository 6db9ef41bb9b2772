import path from "node:path";
import { type ProjectRequest, presetFeatures } from "../../../generators/project.ts";
import type { ScaffoldResult } from "../scaffold.ts";
import { defaultPreset } from "./create-options.ts";

/** The flags that give the same answers without a question. */
export function replayWords(request: ProjectRequest, { answers, target }: ScaffoldResult): readonly string[] {
  const preset = request.preset ?? defaultPreset;
  const included = presetFeatures(preset);
  const added = answers.features.filter((id) => !included.includes(id));
  const dropped = included.filter((id) => !answers.features.includes(id));
  return [
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
