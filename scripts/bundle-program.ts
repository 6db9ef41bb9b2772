import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { build, type Plugin } from "esbuild";

/** Says at build time what src/package-folder.ts finds out at run time, so that the template compiler stays out. */
const builtForm: Plugin = {
  name: "built-form",
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]src[\\/](package-folder|render[\\/]load-catalogue)\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const contents = text
        .replace('import.meta.url.endsWith(".ts")', "false")
        .replace("if (fromSource)", "if (false)");
      return { loader: "ts", contents };
    });
  },
};

/**
 * Writes the program into `output`: one file for each part that is loaded on its own, since opening a hundred small ones
 * takes longer than all the work. `dependencies` of package.json stay outside; what else is used goes in.
 */
export async function bundleProgram(root: string, output: string): Promise<void> {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { dependencies: object };
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["src/bin.ts", "plopfile.ts"],
    outdir: output,
    outbase: root,
    // Beside bin.js: src/package-folder.ts counts on it.
    chunkNames: "src/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    external: Object.keys(dependencies),
    plugins: [builtForm],
    minifySyntax: true,
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  writeFileSync(join(output, "THIRD-PARTY-LICENSES.txt"), printLicenses(root, Object.keys(metafile.inputs)));
}

/** The licences of the packages that went in, as these ask for. */
function printLicenses(root: string, inputs: readonly string[]): string {
  const packages = inputs.flatMap((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []);
  return [...new Set(packages)]
    .toSorted()
    .map((name) => `${name}\n\n${readLicense(join(root, "node_modules", name))}\n`)
    .join(`\n${"-".repeat(80)}\n\n`);
}

function readLicense(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) {
    throw new Error(`${folder} has no licence`);
  }
  return readFileSync(join(folder, file), "utf8").trim();
}
