import type { Framework, Preset } from "../../../generators/define.ts";
import type { ProjectRequest } from "../../../generators/project.ts";

/** Where the project goes, and what it is to be. */
export interface Gathered {
  /** Absolute. */
  readonly target: string;
  readonly request: ProjectRequest;
}

/** What flags and config file say; what they leave out is open. */
export interface Given {
  readonly folder: string | undefined;
  readonly name: string | undefined;
  readonly framework: Framework | undefined;
  readonly preset: Preset | undefined;
  readonly with: readonly string[] | undefined;
  readonly without: readonly string[] | undefined;
  readonly description: string | undefined;
}
