import { UserError } from "../errors.ts";
import { projectFilePath } from "./state-paths.ts";

/** What a project was made from. */
export interface ProjectRecord {
  /** The version of this program that wrote the project last. */
  readonly version: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** The text of project.json: keys sorted, no time, nothing of the machine. */
export function printProject({ version, answers }: ProjectRecord): string {
  const sorted = Object.fromEntries(Object.entries(answers).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ generator: "create-backend-plan", version, answers: sorted }, null, 2)}\n`;
}

/** @throws {UserError} `project-damaged`. */
export function parseProject(text: string): ProjectRecord {
  try {
    const { version, answers } = JSON.parse(text) as Partial<Record<keyof ProjectRecord, unknown>>;
    if (typeof version === "string" && typeof answers === "object" && answers !== null) {
      return { version, answers: { ...answers } };
    }
  } catch {
    // Falls through to the same answer as any other damage.
  }
  throw new UserError("project-damaged", `"${projectFilePath}" is damaged`, "restore it from version control");
}
