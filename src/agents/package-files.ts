import { readdirSync, readFileSync } from "node:fs";

/** The `agents/` folder of this package, from a checkout and from a build alike. */
const root = new URL(import.meta.url.endsWith(".ts") ? "../../agents/" : "../../../agents/", import.meta.url);

export function readAgentFile(path: string): string {
  return readFileSync(new URL(path, root), "utf8").replaceAll("\r\n", "\n");
}

/** Names of the entries of a folder below `agents/`, sorted. */
export function listAgentFiles(folder: string): readonly string[] {
  return readdirSync(new URL(`${folder}/`, root)).toSorted();
}
