import { fileURLToPath } from "node:url";

import type { Framework } from "../../generators/define.ts";
import type { Catalogue } from "./catalogue.ts";

const templates = new URL("../../templates/", import.meta.url);

/** The templates of one framework and the shared ones: precompiled in the package, compiled here in a checkout. */
export async function loadCatalogue(framework: Framework): Promise<Catalogue> {
  if (import.meta.url.endsWith(".ts")) {
    const { compileCatalogue } = await import("./compile.ts");
    return compileCatalogue([framework, "shared"].map((name) => fileURLToPath(new URL(name, templates))));
  }
  const { openBundle } = await import("./bundle.ts");
  const bundle: unknown = await import(new URL(`${framework}.js`, templates).href);
  return openBundle(bundle);
}
