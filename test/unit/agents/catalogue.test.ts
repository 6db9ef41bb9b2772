import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

import type { Framework } from "../../../generators/define.ts";
import { type Convention, type Enforcement, loadConventions } from "../../../src/agents/convention.ts";
import { citedConventions, loadPersonas } from "../../../src/agents/persona.ts";
import { rules } from "../../../src/plan/rules/index.ts";

const repository = new URL("../../../", import.meta.url);
const catalogue = loadConventions();
const personas = loadPersonas();
const each = catalogue.map((entry) => [entry.id, entry] as const);
const inEachFlavour = catalogue.flatMap((entry) =>
  entry.flavours.map((flavour) => [entry.id, flavour, entry] as const),
);

function read(path: string): string | null {
  const file = new URL(path, repository);
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

/** Why an enforcement that the catalogue names is not there, or null where it is. */
function absence(enforcement: Enforcement): string | null {
  const { path, contains } = enforcement;
  const text = read(path);
  if (text === null) {
    return `no file ${path}`;
  }
  return holds(text, enforcement) ? null : `${path} does not contain "${contains}"`;
}

/** A comment is no check, and a part of the name of a Python test would outlive the test. */
function holds(text: string, { by, path, contains }: Enforcement): boolean {
  const code = text.split("\n").filter((line) => !/^\s*(?:#|\/\/|\*)/.test(line));
  const isPythonTest = by === "test" && !path.endsWith(".ts");
  return code.some((line) => (isPythonTest ? line.startsWith(`${contains}(`) : line.includes(contains)));
}

function allTemplates(): string {
  const folder = fileURLToPath(new URL("templates", repository));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8")).join("\n");
}

/** A file of one flavour's templates counts for that flavour, any other for both. */
function covers(paths: readonly string[], flavour: Framework): boolean {
  return paths.some((path) => path.startsWith(`templates/${flavour}/`) || !/^templates\/(?:flask|django)\//.test(path));
}

function isComplete({ carriedBy, enforcedBy }: Convention, flavour: Framework): boolean {
  const checks = enforcedBy.map(({ path }) => path);
  return covers(carriedBy, flavour) && covers(checks, flavour);
}

function codesFor(id: string): readonly string[] {
  return rules.filter(({ conventions = [] }) => conventions.includes(id)).map(({ code }) => code);
}

describe("the convention catalogue", () => {
  it("has each id once", () => {
    const ids = catalogue.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it("knows every convention that a rule on plans enforces", () => {
    const known = new Set(catalogue.map(({ id }) => id));
    const named = rules.flatMap(({ code, conventions = [] }) => conventions.map((id) => `${code} ${id}`));
    expect(named.filter((entry) => !known.has(entry.split(" ")[1] ?? ""))).toEqual([]);
  });

  it.each(inEachFlavour)("%s is cited by a persona (%s)", (_, flavour, entry) => {
    const bodies = personas.filter((persona) => persona.flavour === "any" || persona.flavour === flavour);
    expect(bodies.filter(({ body }) => citedConventions(body, [entry]).length > 0)).not.toEqual([]);
  });

  it.each(each)("%s names carriers and checks that exist", (_, { carriedBy, enforcedBy }) => {
    expect(carriedBy.filter((path) => read(path) === null)).toEqual([]);
    expect(enforcedBy.map(absence).filter((reason) => reason !== null)).toEqual([]);
  });

  it.each(inEachFlavour)("%s is carried and enforced, or says what is missing (%s)", (_, flavour, entry) => {
    expect(isComplete(entry, flavour)).toBe(entry.missing[flavour] === undefined);
  });

  it("lacks no clause any more that a template has a sign of", () => {
    const templates = allTemplates().toLowerCase();
    const signs = catalogue.flatMap(({ lacking }) => lacking.map(({ sign }) => sign.toLowerCase()));
    expect(signs).not.toEqual([]);
    expect(signs.filter((sign) => templates.includes(sign))).toEqual([]);
  });

  it("prints what is missing", () => {
    const missing = catalogue.flatMap(({ id, missing: reasons }) =>
      Object.entries(reasons).map(([flavour, reason]) => {
        const codes = codesFor(id);
        const inPlans = codes.length === 0 ? "no rule on plans either" : `in plans: ${codes.join(", ")}`;
        return `  missing: ${id} (${flavour}): ${reason}; ${inPlans}`;
      }),
    );
    const done = inEachFlavour.length - missing.length;
    const inPart = catalogue.flatMap(({ id, lacking }) =>
      lacking.map(({ clause }) => `  missing in part: ${id}: ${clause}`),
    );
    process.stdout.write(
      `${[`conventions enforced in code: ${done} of ${inEachFlavour.length}`, ...missing, ...inPart].join("\n")}\n`,
    );
    expect(done).toBeGreaterThan(0);
  });
});
