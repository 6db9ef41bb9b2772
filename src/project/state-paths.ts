import { stateFolder } from "../files/write/journal.ts";

export const projectFilePath = `${stateFolder}/project.json`;
export const lockFilePath = `${stateFolder}/lock.json`;

/** Where the pristine render with this hash is kept. */
export function basePath(renderHash: string): string {
  return `${stateFolder}/base/${renderHash}`;
}
