import { parseProject, type ProjectRecord } from "./project-file.ts";
import { readFiles } from "./read-files.ts";
import { projectFilePath } from "./state-paths.ts";

/**
 * What the project in a folder was made from; null where the folder is no project of ours.
 * @throws {UserError} `project-damaged`.
 */
export function readProject(root: string): ProjectRecord | null {
  const file = readFiles(root, [projectFilePath]).get(projectFilePath);
  return file === undefined ? null : parseProject(file.text);
}
