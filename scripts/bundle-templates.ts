import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import Handlebars from "handlebars";

import { frameworks } from "../generators/define.ts";
import { compileOptions, readTemplateSources, type TemplateSource } from "../src/render/compile.ts";

/** Writes `templates/<framework>.js` into `output`: verbatim files as strings, the others precompiled. */
export function writeBundles(root: string, output: string): void {
  const compiler = Handlebars.create();
  mkdirSync(join(output, "templates"), { recursive: true });
  for (const framework of frameworks) {
    const sources = [framework, "shared"].map((name) => join(root, "templates", name)).flatMap(readTemplateSources);
    writeFileSync(join(output, `templates/${framework}.js`), printBundle(compiler, sources));
  }
}

/** The types call it an object; it is the source text of one. */
function precompile(compiler: typeof Handlebars, text: string): string {
  return compiler.precompile(text, compileOptions) as unknown as string;
}

function printBundle(compiler: typeof Handlebars, sources: readonly TemplateSource[]): string {
  const layers = [...new Set(sources.map(({ layer }) => layer))];
  const body = layers.map((layer) => {
    const files = sources.filter((source) => source.layer === layer);
    const entries = files.map(
      ({ path, text, isTemplate }) =>
        `${JSON.stringify(path)}:${isTemplate ? precompile(compiler, text) : JSON.stringify(text)}`,
    );
    return `${JSON.stringify(layer)}:{${entries.join(",\n")}}`;
  });
  return `export const layers={${body.join(",\n")}};\n`;
}
