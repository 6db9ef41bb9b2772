import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { build, type Plugin } from "esbuild";

/** Says at build time what src/package-folder.ts finds out at run time, so that the template compiler stays out. */
function printBuiltForm(text: string): string {
  return text.replace('import.meta.url.endsWith(".ts")', "false").replace("if (fromSource)", "if (false)");
}

/** What `--help` and a scaffold load: with the rest of the program in as many files as it takes, this is one file. */
const core = ["src/cli/main.ts", "src/commands/create/create.ts", "src/commands/create/create-project.ts"];

/**
 * esbuild puts two modules into one file where the same entry points need both. Here each lazily loaded module needs the
 * whole core, so that the core is one file and not thirty.
 */
function gatherCore(root: string): Plugin {
  const entries = new Set([join(root, "src/bin.ts"), ...readLazyModules(root)]);
  const imports = core.map((path) => `import ${JSON.stringify(`./${path}`)};`).join("\n");
  return {
    name: "gather-core",
    setup(bundler) {
      bundler.onResolve({ filter: /^core$/ }, () => ({ path: "core", namespace: "core" }));
      bundler.onLoad({ filter: /./, namespace: "core" }, () => ({ contents: imports, resolveDir: root }));
      bundler.onLoad({ filter: /[\\/](src|generators)[\\/].*\.ts$/ }, ({ path }) => {
        const text = printBuiltForm(readFileSync(path, "utf8"));
        return { loader: "ts", contents: entries.has(path) ? `${text}\nimport "core";\n` : text };
      });
    },
  };
}

function readLazyModules(root: string): readonly string[] {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  return files.flatMap((file) => {
    const path = join(root, "src", file);
    const imports = readFileSync(path, "utf8").matchAll(/\bimport\("(\.[^"]+)"\)/g);
    return [...imports].map(([, target = ""]) => join(dirname(path), target));
  });
}

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
    plugins: [gatherCore(root)],
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
