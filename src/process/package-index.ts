import { access } from "node:fs/promises";
import path from "node:path";
import { type Machine, probeTimeout } from "./machine.ts";

const uvIndexVariables = ["UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX", "UV_CONFIG_FILE"];
const uvCertificateVariables = ["SSL_CERT_FILE", "UV_SYSTEM_CERTS", "UV_NATIVE_TLS"];

/**
 * The environment that makes uv use the package index and certificate that pip is configured with.
 * Empty where uv has settings of its own, which win: people behind a company mirror often have only pip's.
 */
export async function packageIndexEnvironment(machine: Machine, python: string): Promise<Record<string, string>> {
  const pip = await pipSettings(machine, python);
  const environment: Record<string, string> = {};
  const index = pip.get("index-url");
  if (index !== undefined && !isAnySet(machine, uvIndexVariables) && !(await hasUvConfiguration(machine))) {
    environment["UV_DEFAULT_INDEX"] = index;
  }
  const certificate = pip.get("cert");
  if (certificate !== undefined && !isAnySet(machine, uvCertificateVariables)) {
    environment["SSL_CERT_FILE"] = certificate;
  }
  return environment;
}

/** `pip config list` prints `global.index-url='…'`, environment variables as `:env:.index-url='…'`. */
async function pipSettings(machine: Machine, python: string): Promise<ReadonlyMap<string, string>> {
  const result = await machine.run(python, ["-m", "pip", "config", "list"], { timeout: probeTimeout });
  const settings = new Map<string, string>();
  for (const line of result.stdout.split(/\r?\n/)) {
    const match = /^(global|user|site|install|:env:)\.([a-z-]+)='(.+)'$/.exec(line);
    if (match?.[2] !== undefined && match[3] !== undefined) {
      settings.set(match[2], match[3]);
    }
  }
  return settings;
}

function isAnySet(machine: Machine, names: readonly string[]): boolean {
  return names.some((name) => (machine.env[name] ?? "") !== "");
}

async function hasUvConfiguration(machine: Machine): Promise<boolean> {
  const { env, home, platform } = machine;
  const roots =
    platform === "win32"
      ? [env["APPDATA"] ?? path.join(home, "AppData", "Roaming"), env["PROGRAMDATA"] ?? "C:\\ProgramData"]
      : [env["XDG_CONFIG_HOME"] ?? path.join(home, ".config"), "/etc"];
  const found = await Promise.all(
    roots.map((root) =>
      access(path.join(root, "uv", "uv.toml")).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}
