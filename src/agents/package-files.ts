import { readdirSync, readFileSync } from "node:fs";

import { packageFolder } from "../package-folder.ts";

const root = new URL("agents/", packageFolder);

export function readAgentFile(path: string): string {
  return readFileSync(new URL(path, root), "utf8").replaceAll("\r\n", "\n");
}

/** Names of the entries of a folder below `agents/`, sorted. */
export function listAgentFiles(folder: string): readonly string[] {
  return readdirSync(new URL(`${folder}/`, root)).toSorted();
}
