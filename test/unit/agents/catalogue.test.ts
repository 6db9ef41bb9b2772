import { existsSync, readdirSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { type Framework, frameworks } from "../../../generators/define.ts";
import { type Convention, type Enforcement, loadConventions } from "../../../src/agents/convention.ts";
import { citedConventions, loadPersonas } from "../../../src/agents/persona.ts";

const repository = new URL("../../../", import.meta.url);
const catalogue = loadConventions();
const personas = loadPersonas();

function read(path: string): string | null {
  const file = new URL(path, repository);
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

const ruleFiles = new URL("src/plan/rules/", repository);
const ruleCodes = new Set(
  (existsSync(ruleFiles) ? readdirSync(ruleFiles, { recursive: true, encoding: "utf8" }) : [])
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => read(`src/plan/rules/${name}`)?.match(/\bBP\d{3}\b/g) ?? []),
);

/** Why an enforcement that the catalogue names is not there, or null where it is. */
function lacking(enforcement: Enforcement): string | null {
  if (enforcement.by === "lint") {
    return ruleCodes.has(enforcement.code) ? null : `no rule ${enforcement.code}`;
  }
  const text = read(enforcement.path);
  if (text === null) {
    return `no file ${enforcement.path}`;
  }
  return text.includes(enforcement.contains) ? null : `${enforcement.path} does not contain "${enforcement.contains}"`;
}

/** The flavours that a template path belongs to; a file outside the two holds for both. */
function flavoursOf(path: string): readonly Framework[] {
  return frameworks.filter(
    (name) => path.startsWith(`templates/${name}/`) || !/^templates\/(?:flask|django)\//.test(path),
  );
}

function covers(paths: readonly string[], flavour: Framework): boolean {
  return paths.some((path) => flavoursOf(path).includes(flavour));
}

function enforcingPaths({ enforcedBy }: Convention): readonly string[] {
  return enforcedBy.map((enforcement) => (enforcement.by === "lint" ? "src/plan/rules" : enforcement.path));
}

describe("the convention catalogue", () => {
  it("has each id once", () => {
    const ids = catalogue.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it.each(catalogue.map((entry) => [entry.id, entry] as const))(
    "%s is cited by a persona of each of its flavours",
    (id, entry) => {
      for (const flavour of entry.flavours) {
        const bodies = personas.filter((persona) => persona.flavour === "any" || persona.flavour === flavour);
        expect(
          bodies.some(({ body }) => citedConventions(body, [entry]).length > 0),
          `${id} for ${flavour}`,
        ).toBe(true);
      }
    },
  );

  it.each(catalogue.map((entry) => [entry.id, entry] as const))(
    "%s names carriers and enforcements that exist",
    (_, entry) => {
      expect(entry.carriedBy.filter((path) => read(path) === null)).toEqual([]);
      expect(entry.enforcedBy.map(lacking).filter((reason) => reason !== null)).toEqual([]);
    },
  );

  it.each(catalogue.map((entry) => [entry.id, entry] as const))(
    "%s is carried and enforced, or says what is missing",
    (_, entry) => {
      for (const flavour of entry.flavours) {
        const complete = covers(entry.carriedBy, flavour) && covers(enforcingPaths(entry), flavour);
        const admitted = entry.missing[flavour] !== undefined;
        expect(complete || admitted, `${flavour}: neither complete nor listed as missing`).toBe(true);
        expect(complete && admitted, `${flavour}: complete, yet listed as missing`).toBe(false);
      }
    },
  );

  it("prints what is missing", () => {
    const missing = catalogue.flatMap(({ id, missing: reasons }) =>
      Object.entries(reasons).map(([flavour, reason]) => `  ${id} (${flavour}): ${reason}`),
    );
    const total = catalogue.flatMap(({ flavours }) => flavours).length;
    process.stdout.write(`conventions enforced: ${total - missing.length} of ${total}\n${missing.join("\n")}\n`);
    expect(missing.length).toBeLessThanOrEqual(total);
  });
});
