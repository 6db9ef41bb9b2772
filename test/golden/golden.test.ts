import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { type ProjectRequest, resolveAnswers } from "../../generators/project.ts";
import type { VirtualFile } from "../../src/files/virtual-file.ts";
import { renderFor } from "../support/choices.ts";

/** `UPDATE_GOLDEN=1` writes what is rendered now; read the difference before you commit it. */
const isUpdate = process.env["UPDATE_GOLDEN"] === "1";

/** Trees that somebody has read: every path, and in full the files in which features are wired up. */
const scenarios: Readonly<Record<string, ProjectRequest>> = {
  "flask-minimal": { name: "shop", framework: "flask", preset: "minimal" },
  "flask-standard": { name: "my-shop", framework: "flask", preset: "standard" },
  "flask-some": {
    name: "shop",
    framework: "flask",
    preset: "minimal",
    with: ["auth", "health"],
    title: `Joe's "Shop" & {{more}}`,
  },
  "django-minimal": { name: "shop", framework: "django", preset: "minimal" },
  "django-standard": { name: "my-shop", framework: "django", preset: "standard" },
  "django-some": {
    name: "shop",
    framework: "django",
    preset: "minimal",
    with: ["auth", "health"],
    title: `Joe's "Shop" & {{more}}`,
  },
};

const inFull =
  /^(pyproject\.toml|README\.md|\.env\.example|\.gitignore|app\/factory\.py|app\/settings\.py|backend\/[a-z_]+\/(settings|urls)\.py)$/;

describe.each(Object.entries(scenarios))("%s", (name, request) => {
  const folder = fileURLToPath(new URL(name, import.meta.url));

  test("is the tree that was read", async () => {
    const files = await renderFor(resolveAnswers(request));
    const golden = goldenOf(files);
    if (isUpdate) {
      write(folder, golden);
    }
    expect(golden).toEqual(read(folder));
  });
});

/** Path below the scenario's folder → text. */
type Golden = Readonly<Record<string, string>>;

function goldenOf(files: readonly VirtualFile[]): Golden {
  const tree = files.map(({ path, executable }) => `${path}${executable ? "*" : ""}\n`).join("");
  const shown = files
    .filter(({ path }) => inFull.test(path))
    .map(({ path, content }) => [`files/${path}.golden`, content] as const);
  return { "tree.txt": tree, ...Object.fromEntries(shown) };
}

function write(folder: string, golden: Golden): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(golden)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function read(folder: string): Golden {
  const paths = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const files = paths.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [relative(folder, file).split(sep).join("/"), readFileSync(file, "utf8")]),
  );
}
