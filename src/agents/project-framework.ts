import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

import { type Framework, frameworks } from "../../generators/define.ts";
import { UserError } from "../errors.ts";

const project = z.looseObject({ framework: z.enum(frameworks) });

/** The framework that `.backend-plan/project.json` names; null where there is no such file. */
export function projectFramework(root: string): Framework | null {
  let text: string;
  try {
    text = readFileSync(join(root, ".backend-plan", "project.json"), "utf8");
  } catch {
    return null;
  }
  const parsed = project.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new UserError(
      "project-file",
      '".backend-plan/project.json" does not name a framework',
      "restore the file from git, or pass --framework flask|django",
    );
  }
  return parsed.data.framework;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
