import { fileURLToPath } from "node:url";

import { fromSource, packageFolder } from "../package-folder.ts";
import type { Catalogue } from "./catalogue.ts";

/** The templates called `name` and the shared ones: precompiled in the package, compiled here in a checkout. */
export async function loadCatalogue(name: string): Promise<Catalogue> {
  if (fromSource) {
    const { compileCatalogue } = await import("./compile.ts");
    return compileCatalogue([name, "shared"].map((set) => fileURLToPath(new URL(`templates/${set}`, packageFolder))));
  }
  const [{ openBundle }, bundle] = await Promise.all([
    import("./bundle.ts"),
    import(new URL(`dist/templates/${name}.js`, packageFolder).href) as Promise<unknown>,
  ]);
  return openBundle(bundle);
}
