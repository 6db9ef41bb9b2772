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

function precompile(compiler: typeof Handlebars, { layer, path, text }: TemplateSource): string {
  try {
    // The types call it an object; it is the source text of one.
    return compiler.precompile(text, compileOptions) as unknown as string;
  } catch (error) {
    throw new Error(`the template ${layer}/${path}.hbs does not compile`, { cause: error });
  }
}

function printBundle(compiler: typeof Handlebars, sources: readonly TemplateSource[]): string {
  const layers = [...new Set(sources.map(({ layer }) => layer))];
  const body = layers.map((layer) => {
    const files = sources.filter((source) => source.layer === layer);
    const entries = files.map((source) => {
      const content = source.isTemplate ? precompile(compiler, source) : JSON.stringify(source.text);
      return `${JSON.stringify(source.path)}:${content}`;
    });
    return `${JSON.stringify(layer)}:{${entries.join(",\n")}}`;
  });
  return `export const layers={${body.join(",\n")}};\n`;
}
