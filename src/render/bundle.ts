import Handlebars from "handlebars/runtime.js";

import { isolate } from "./environment.ts";
import type { Catalogue, Template } from "./catalogue.ts";

type Bundle = Readonly<Record<string, Readonly<Record<string, string | TemplateSpecification>>>>;

/** Turns the precompiled templates of a build into functions; the compiler is not loaded. */
export function openBundle(module: unknown): Catalogue {
  const { layers } = module as { layers: Bundle };
  const environment = isolate(Handlebars);
  return Object.fromEntries(
    Object.entries(layers).map(([layer, files]) => [
      layer,
      Object.fromEntries(
        Object.entries(files).map(([path, file]): [string, Template] => [
          path,
          typeof file === "string" ? file : environment.template(file),
        ]),
      ),
    ]),
  );
}
