import { type Framework, frameworks } from "../../generators/define.ts";
import type { Effects } from "../effects.ts";
import { UserError } from "../errors.ts";
import { oneOf } from "../one-of.ts";
import { projectFramework } from "./project-framework.ts";

/**
 * The framework that the project was made with, else the one that the user names, else what a terminal answers.
 * @throws {UserError} where nobody says it, or the user says another one than the project.
 */
export async function chooseFramework(asked: string | undefined, effects: Effects): Promise<Framework> {
  const made = projectFramework(effects.cwd);
  const named = oneOf("--framework", frameworks, asked);
  if (made !== null && named !== undefined && named !== made) {
    throw new UserError("other-framework", `this project was made with ${made}, not ${named}`, "leave --framework out");
  }
  const known = made ?? named;
  if (known !== undefined) {
    return known;
  }
  if (!effects.interactive) {
    throw new UserError(
      "no-framework",
      "this folder does not say which framework it is built with",
      "give --framework flask or --framework django, or run it in a generated project",
    );
  }
  return effects.ask.choice<Framework>({
    message: "Which framework is this backend built with?",
    flag: "--framework",
    choices: [
      { value: "flask", label: "Flask" },
      { value: "django", label: "Django" },
    ],
    initial: "flask",
  });
}
