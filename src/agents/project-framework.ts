import { type Framework, frameworks } from "../../generators/define.ts";
import { UserError } from "../errors.ts";
import { parseProject } from "../project/project-file.ts";
import { readFiles } from "../project/read-files.ts";
import { projectFilePath } from "../project/state-paths.ts";
import { oneOf } from "./one-of.ts";

/**
 * The framework that the user names, else the one that the project was made with.
 * @throws {UserError} where neither says it.
 */
export function chooseFramework(root: string, asked: string | undefined): Framework {
  if (asked !== undefined) {
    return oneOf("--framework", asked, frameworks);
  }
  const file = readFiles(root, [projectFilePath]).get(projectFilePath);
  const recorded = file === undefined ? null : parseProject(file.text).answers["framework"];
  const framework = frameworks.find((name) => name === recorded);
  if (framework === undefined) {
    throw new UserError(
      "no-framework",
      "this folder does not say which framework it is built with",
      "give --framework flask or --framework django, or run it in a generated project",
    );
  }
  return framework;
}
