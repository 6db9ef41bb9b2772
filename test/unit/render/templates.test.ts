import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import Handlebars from "handlebars";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { frameworks } from "../../../generators/define.ts";
import { planProject, resolveAnswers, templateValues } from "../../../generators/project.ts";
import { allFeatures } from "../../../generators/resolve-features.ts";
import { writeBundles } from "../../../scripts/bundle-templates.ts";
import { UserError } from "../../../src/errors.ts";
import { refuseUnsafePath } from "../../../src/files/safe-path.ts";
import { openBundle } from "../../../src/render/bundle.ts";
import { compileCatalogue, readTemplateSources, type TemplateSource } from "../../../src/render/compile.ts";
import { encoders } from "../../../src/render/encode/encoders.ts";
import { loadCatalogue } from "../../../src/render/load-catalogue.ts";
import { render } from "../../../src/render/render.ts";
import { UserText } from "../../../src/render/text.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const sources = ["flask", "django", "shared"].flatMap((name) =>
  readTemplateSources(join(root, "templates", name)).map((source) => ({
    ...source,
    name: `${name}/${source.layer}/${source.path}`,
  })),
);
const values = templateValues(resolveAnswers({ name: "shop", framework: "flask", preset: "full" }));

/** What a path in a template may name, and whether it is a user's text. */
const schema = new Map(flatten(values));

function flatten(value: object, prefix = ""): readonly (readonly [string, "text" | "plain" | "object"])[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const path = prefix + key;
    if (inner instanceof UserText) {
      return [[path, "text"] as const];
    }
    return typeof inner === "object" && inner !== null
      ? [[path, "object"] as const, ...flatten(inner, `${path}.`)]
      : [[path, "plain"] as const];
  });
}

const conditions = ["if", "unless"];
const logic = ["and", "or", "not"];

/** Everything in a template that it may not have, in words. */
class Inspector extends Handlebars.Visitor {
  readonly faults: string[] = [];

  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    const name = nameOf(statement.path);
    if (statement.params.length === 0) {
      this.expectKind(name, ["plain"]);
    } else if (Object.hasOwn(encoders, name)) {
      statement.params.forEach((param) => this.expectKind(nameOf(param), ["text", "plain"]));
    } else {
      this.faults.push(`unknown helper ${name}`);
    }
    this.refuse(statement.hash, "named arguments");
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    if (!conditions.includes(nameOf(block.path)) || block.params.length !== 1) {
      this.faults.push(`unknown block ${nameOf(block.path)}`);
    }
    block.params.forEach((param) => this.inspectCondition(param));
    this.accept(block.program);
    // The types say that it is always there.
    if ((block.inverse as hbs.AST.Program | undefined) !== undefined) {
      this.accept(block.inverse);
    }
  }

  override PartialStatement(): void {
    this.faults.push("a partial");
  }

  override DecoratorBlock(): void {
    this.faults.push("a decorator");
  }

  private inspectCondition(expression: hbs.AST.Expression): void {
    if (expression.type !== "SubExpression") {
      this.expectKind(nameOf(expression), ["plain"]);
      return;
    }
    const { path, params } = expression as hbs.AST.SubExpression;
    if (!logic.includes(nameOf(path))) {
      this.faults.push(`unknown helper ${nameOf(path)}`);
    }
    params.forEach((param) => this.inspectCondition(param));
  }

  private expectKind(path: string, kinds: readonly string[]): void {
    const kind = schema.get(path);
    if (kind === undefined || !kinds.includes(kind)) {
      this.faults.push(`"${path}" is ${kind ?? "not in the schema"}`);
    }
  }

  private refuse(node: hbs.AST.Hash | undefined, what: string): void {
    if (node !== undefined) {
      this.faults.push(what);
    }
  }
}

function nameOf(expression: hbs.AST.Node): string {
  return expression.type === "PathExpression"
    ? (expression as hbs.AST.PathExpression).original
    : `a ${expression.type}`;
}

function inspect(text: string): readonly string[] {
  const inspector = new Inspector();
  inspector.accept(Handlebars.parse(text));
  return inspector.faults;
}

describe("the inspection", () => {
  test.each([
    "{{typo}}",
    "{{#if features.typo}}x{{/if}}",
    "{{#if (and features.auth typo)}}x{{/if}}",
    "{{#if (nor features.auth)}}x{{/if}}",
    "{{project.title}}",
    "{{{project.title}}}",
    "{{py project.typo}}",
    "{{pi project.title}}",
    "{{project}}",
    "{{#each features}}x{{/each}}",
    "{{#if features}}x{{/if}}",
    "{{> partial}}",
    "{{#if redis}}{{typo}}{{/if}}",
    "{{#if redis}}{{else}}{{typo}}{{/if}}",
    "{{this}}",
    "{{@root}}",
    "{{../redis}}",
  ])("finds the fault in %s", (text) => {
    expect(inspect(text)).not.toEqual([]);
  });

  test.each(["{{project.name}}", "{{md project.title}}", "{{#if (or redis (not features.auth))}}a{{else}}b{{/if}}"])(
    "finds none in %s",
    (text) => {
      expect(inspect(text)).toEqual([]);
    },
  );
});

test("there are templates", () => {
  expect(sources.length).toBeGreaterThan(50);
});

test("each variable of each template is in the schema, and each helper is known", () => {
  const faults = sources
    .filter(({ isTemplate }) => isTemplate)
    .flatMap(({ name, text }) => inspect(text).map((fault) => `${name}: ${fault}`));
  expect(faults).toEqual([]);
});

test("a template has something to fill in, else it would be a plain file", () => {
  expect(sources.filter(({ isTemplate, text }) => isTemplate && !text.includes("{{")).map(({ name }) => name)).toEqual(
    [],
  );
});

test("files have LF line ends, no byte order mark, and end with one newline", () => {
  const odd = sources.filter(({ text }) => /\r|^\ufeff|[^\n]$|\n\n$/.test(text));
  expect(odd.map(({ name }) => name)).toEqual([]);
});

test("layers are made of features that exist", () => {
  const known = new Set<string>(["base", ...allFeatures.map(({ id }) => id)]);
  expect(
    sources.filter(({ layer }) => layer.split("+").some((part) => !known.has(part))).map(({ name }) => name),
  ).toEqual([]);
});

describe.each(frameworks)("a full %s project", (framework) => {
  const plan = planProject(resolveAnswers({ name: "shop", framework, preset: "full" }));

  test("has no path that is unsafe, or differs from another in case only", async () => {
    const paths = render(plan, await loadCatalogue(framework)).map(({ path }) => path);
    paths.forEach(refuseUnsafePath);
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
  });

  test("is the same from precompiled templates as from their sources", async () => {
    const bundle: unknown = await import(pathToFileURL(join(bundles, `templates/${framework}.js`)).href);
    const compiled = compileCatalogue(
      ["flask", "shared"].map((name) => join(root, "templates", name === "flask" ? framework : name)),
    );
    for (const preset of ["minimal", "standard", "full"] as const) {
      const one = planProject(resolveAnswers({ name: "shop", framework, preset, title: `"it's" {{x}} \\ é` }));
      expect(render(one, openBundle(bundle))).toEqual(render(one, compiled));
    }
  });
});

let bundles = "";

beforeAll(() => {
  bundles = mkdtempSync(join(tmpdir(), "create-backend-plan-bundles-"));
  writeBundles(root, bundles);
});

afterAll(() => rmSync(bundles, { recursive: true }));

test("two files in the same place are refused", () => {
  const file: TemplateSource = { layer: "base", path: "a.py", text: "", isTemplate: false };
  const plan = { catalogue: "x", layers: ["base", "auth"], folders: {}, pathNames: {}, values: {} };
  expect(() => render(plan, { base: { [file.path]: "1" }, auth: { [file.path]: "2" } })).toThrow(
    /a\.py comes from both base:a\.py and auth:a\.py/,
  );
});

test("a project may not be called like a part of every project", () => {
  const plan = { catalogue: "x", layers: ["base"], folders: {}, pathNames: { __package__: "rate_limits" }, values: {} };
  const catalogue = { base: { "backend/__package__/settings.py": "" }, limit: { "backend/rate_limits/apps.py": "" } };
  const fact = '"rate_limits" is a part of every generated project: backend/rate_limits';
  expect(() => render(plan, catalogue)).toThrow(new UserError("name-taken", fact, 'try "rate-limits-api"'));
});
