import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { kindAt } from "../files/kind-at.ts";
import type { KnownProject } from "./known-project.ts";

export interface FoundModel {
  /** The name of the class. */
  readonly name: string;
  /** null where the class does not say it and the framework has no rule for it. */
  readonly table: string | null;
}

/** The models in the code of a project, from the text of its model files: classes that name a table or a model as base. */
export function findModels(root: string, framework: KnownProject["framework"]): readonly FoundModel[] {
  return modelFiles(root, framework).flatMap((file) => {
    const app = appOf(file);
    return readClasses(readFileSync(file, "utf8")).map(({ name, table }) => ({
      name,
      table: table ?? (framework === "django" ? `${app}_${name.toLowerCase()}` : null),
    }));
  });
}

function modelFiles(root: string, framework: KnownProject["framework"]): readonly string[] {
  const folder = join(root, framework === "django" ? "backend" : "app");
  if (kindAt(folder) !== "folder") {
    return [];
  }
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /(^|[\\/])models(\.py|[\\/]\w+\.py)$/.test(name))
    .map((name) => join(folder, name))
    .filter((file) => kindAt(file) === "file");
}

/** The folder of `models.py`, or of the package `models`. */
function appOf(file: string): string {
  const folder = dirname(file);
  return basename(basename(folder) === "models" ? dirname(folder) : folder);
}

function readClasses(text: string): readonly FoundModel[] {
  const classes = [...text.matchAll(/^class (\w+)\(([^)]*)\):\n((?:[ \t].*\n|\s*\n)*)/gm)];
  return classes.flatMap(([, name = "", bases = "", body = ""]) => {
    const table = /^ +(?:__tablename__|db_table) = "(\w+)"/m.exec(body)?.[1] ?? null;
    const isModel = table !== null || /\b(?:Model|Base|AbstractUser|AbstractBaseUser)\b/.test(bases);
    return isModel && !/^ +(?:__abstract__|abstract) = True/m.test(body) ? [{ name, table }] : [];
  });
}
