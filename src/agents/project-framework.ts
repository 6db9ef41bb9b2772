import { type Framework, frameworks } from "../../generators/define.ts";
import { readProject } from "../project/read-project.ts";

/** The framework that the project in a folder was made with; null where the folder is no project of ours. */
export function projectFramework(root: string): Framework | null {
  const recorded = readProject(root)?.answers["framework"];
  return frameworks.find((name) => name === recorded) ?? null;
}
