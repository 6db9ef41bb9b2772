import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

import Handlebars from "handlebars";

import { helperNames, isolate } from "./environment.ts";
import type { Catalogue, Template } from "./catalogue.ts";

export const compileOptions = {
  noEscape: true,
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries([...helperNames, "if", "unless", "each", "with"].map((name) => [name, true])),
};

/** One template file as it lies in a layer. */
export interface TemplateSource {
  readonly layer: string;
  /** Inside the layer, with `/`, `.hbs` taken off. */
  readonly path: string;
  readonly text: string;
  readonly isTemplate: boolean;
}

/** Reads every file below `templates/<name>`, in an order that does not depend on the disk. */
export function readTemplateSources(root: string): readonly TemplateSource[] {
  if (!existsSync(root)) {
    return [];
  }
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => {
      const [layer = "", ...rest] = relative(root, file).split(sep);
      const path = rest.join("/");
      return {
        layer,
        path: path.replace(/\.hbs$/, ""),
        text: readFileSync(file, "utf8"),
        isTemplate: path.endsWith(".hbs"),
      };
    });
}

/** The catalogue straight from the sources: what tests and a checkout use instead of the precompiled one. */
export function compileCatalogue(roots: readonly string[]): Catalogue {
  const environment = isolate(Handlebars);
  const catalogue: Record<string, Record<string, Template>> = {};
  for (const source of roots.flatMap(readTemplateSources)) {
    const layer = (catalogue[source.layer] ??= {});
    if (source.path in layer) {
      throw new Error(`two templates for ${source.layer}/${source.path}`);
    }
    layer[source.path] = source.isTemplate ? environment.compile(source.text, compileOptions) : source.text;
  }
  return catalogue;
}
