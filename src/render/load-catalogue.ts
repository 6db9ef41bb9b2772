import { fileURLToPath } from "node:url";

import type { Catalogue } from "./catalogue.ts";

const templates = new URL("../../templates/", import.meta.url);

/** The templates called `name` and the shared ones: precompiled in the package, compiled here in a checkout. */
export async function loadCatalogue(name: string): Promise<Catalogue> {
  if (import.meta.url.endsWith(".ts")) {
    const { compileCatalogue } = await import("./compile.ts");
    return compileCatalogue([name, "shared"].map((folder) => fileURLToPath(new URL(folder, templates))));
  }
  const [{ openBundle }, bundle] = await Promise.all([
    import("./bundle.ts"),
    import(new URL(`${name}.js`, templates).href) as Promise<unknown>,
  ]);
  return openBundle(bundle);
}
