import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Packed {
  /** The tarball that would be published. */
  readonly tarball: string;
  readonly files: readonly string[];
  /** Bytes of the tarball, and of what it unpacks to. */
  readonly size: number;
  readonly unpackedSize: number;
}

interface PackReport {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** Packs the build that lies in `dist` into `folder`. */
export async function packInto(folder: string): Promise<Packed> {
  await mkdir(folder, { recursive: true });
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const { stdout } = await execa("npm", args, { cwd: root });
  const [report] = JSON.parse(stdout) as readonly [PackReport];
  return {
    tarball: path.join(folder, report.filename),
    files: report.files.map((file) => file.path),
    size: report.size,
    unpackedSize: report.unpackedSize,
  };
}

/** Installs a tarball into an empty folder, as a stranger's machine would, and returns how many packages came. */
export async function installFrom(tarball: string, folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  const flags = ["--no-audit", "--no-fund", "--no-save", "--prefer-offline", "--loglevel=error"];
  await execa("npm", ["install", ...flags, "--prefix", folder, tarball], { cwd: folder });
  const { stdout } = await execa("npm", ["ls", "--all", "--parseable", "--prefix", folder], {
    cwd: folder,
    reject: false,
  });
  return stdout.split("\n").filter((line) => line.includes("node_modules")).length;
}
