/** Whether this runs from the TypeScript sources; the build puts `false` in its place, and drops what depends on it. */
export const fromSource: boolean = import.meta.url.endsWith(".ts");

/** The folder with package.json: this file lies in `src/`, and its built form in `dist/src/`. */
export const packageFolder: URL = new URL(fromSource ? "../" : "../../", import.meta.url);
