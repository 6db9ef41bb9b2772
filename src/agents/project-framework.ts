import { type Framework, frameworks } from "../../generators/define.ts";
import { parseProject } from "../project/project-file.ts";
import { readFiles } from "../project/read-files.ts";
import { projectFilePath } from "../project/state-paths.ts";

/** The framework that the project in a folder was made with; null where the folder is no project of ours. */
export function projectFramework(root: string): Framework | null {
  const file = readFiles(root, [projectFilePath]).get(projectFilePath);
  const recorded = file === undefined ? null : parseProject(file.text).answers["framework"];
  return frameworks.find((name) => name === recorded) ?? null;
}
