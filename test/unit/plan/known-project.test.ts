import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { frameworks } from "../../../generators/define.ts";
import { findModels } from "../../../src/plan/find-models.ts";
import { findProject } from "../../../src/plan/find-project.ts";
import type { KnownProject } from "../../../src/plan/known-project.ts";
import { answersFor, type Choice, renderFor, withRequirements } from "../../support/choices.ts";
import { allFeatures } from "../../../generators/resolve-features.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "cbp-known-"));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Writes a project as it is generated, and what is said about its choices beside it. */
async function generate(choice: Choice): Promise<KnownProject> {
  for (const { path, content } of await renderFor(answersFor(choice))) {
    put(path, content);
  }
  put(".backend-plan/project.json", JSON.stringify({ answers: choice }));
  return findProject(root);
}

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Columns of a class, by name, with what the code says about their type. */
function columnsIn(framework: Choice["framework"], name: string): ReadonlyMap<string, string> {
  const files = { flask: ["jobs", "users", "auth", "idempotency"], django: ["jobs", "accounts", "idempotency"] };
  const base = { flask: "app", django: "backend" }[framework];
  const texts = files[framework].map((folder) => read(`${base}/${folder}/models.py`));
  const [, parent = "", body = ""] =
    new RegExp(`^class ${name}\\(([^)]*)\\):\\n((?:[ \\t].*\\n|\\n)*)`, "m").exec(texts.join("\n")) ?? [];
  const found =
    framework === "flask"
      ? [...body.matchAll(/^ {4}(\w+): Mapped\[([\w.]+)[^\n]*/gm)].map(([line, column = "", type = ""]) =>
          line.includes("ForeignKey")
            ? ([column.replace(/_id$/, ""), "ref"] as const)
            : ([column.replace(/_$/, ""), line.includes("(Text)") ? "Text" : type] as const),
        )
      : [...body.matchAll(/^ {4}(\w+) = models\.(\w+)\(/gm)].map(
          ([, column = "", type = ""]) => [column, type] as const,
        );
  const inherited: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
    Row: [
      ["id", "uuid.UUID"],
      ["created_at", "datetime"],
      ["updated_at", "datetime"],
    ],
    AbstractBaseUser: [["password", "CharField"]],
  };
  return new Map([...(inherited[parent] ?? []), ...found.filter(([, type]) => type !== "Manager")]);
}

function read(path: string): string {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return "";
  }
}

/** Which field types of plans a type in the code can stand for. */
const meanings: Readonly<Record<string, readonly string[]>> = {
  str: ["string", "email", "enum"],
  Text: ["text"],
  "uuid.UUID": ["uuid"],
  datetime: ["datetime"],
  bool: ["boolean"],
  int: ["integer"],
  JsonObject: ["json"],
  ref: ["ref"],
  UUIDField: ["uuid"],
  ForeignKey: ["ref"],
  CharField: ["string", "enum"],
  EmailField: ["email"],
  TextField: ["text"],
  BooleanField: ["boolean"],
  PositiveSmallIntegerField: ["integer"],
  JSONField: ["json"],
  DateTimeField: ["datetime"],
};

/** The routes that the project's own description of its API lists; those of the documents stand in no table. */
function routesIn(text: string): readonly string[] {
  const rows = text.slice(text.indexOf("## Routes")).matchAll(/^\| (`[^|]*?`) \|/gm);
  return [...rows].flatMap(([, cell = ""]) => {
    const path = /\/[^`]+/.exec(cell)?.[0] ?? "";
    return [...cell.matchAll(/GET|POST|PATCH|PUT|DELETE/g)].map(([method]) => `${method} ${path}`);
  });
}

/** The functions that do the jobs of the project. */
function jobsIn(): readonly string[] {
  const folders = ["app/exports", "app/maintenance", "backend/exports", "backend/jobs"];
  const texts = folders.map((folder) => read(`${folder}/tasks.py`));
  return texts.flatMap((text) => [...text.matchAll(/^@job\([^)]*\)\ndef (\w+)/gm)].map(([, name = ""]) => name));
}

const documents = ["GET /api/v1/docs", "GET /api/v1/openapi.json"];
const choices = frameworks.flatMap((framework) =>
  [[], ["health"], ["auth"], withRequirements(["tasks"]), allFeatures.map(({ id }) => id)].map((features) => ({
    framework,
    features,
  })),
);

describe.each(choices)("what is known of a project: $framework $features", (choice) => {
  it("is what its code has", async () => {
    const known = await generate(choice);
    const found = findModels(root, choice.framework);
    expect(new Set(known.fields.keys())).toEqual(
      new Set(found.map(({ name }) => `model.${name}`).filter((id) => id !== "model.Row")),
    );
    expect(known.models).toEqual([]);
    expect(known.tables).toEqual(new Map(found.map(({ name, table }) => [table, `model.${name}`])));
    for (const [id, fields] of known.fields) {
      const columns = columnsIn(choice.framework, id.replace("model.", ""));
      expect(new Set(fields.map(({ name }) => name)), id).toEqual(new Set(columns.keys()));
      for (const { name, type } of fields) {
        expect(meanings[columns.get(name) ?? ""], `${id}.${name}`).toContain(type);
      }
    }
    expect(new Set(known.routes)).toEqual(new Set([...documents, ...routesIn(read("docs/http-contract.md"))]));
    const tasks = known.ids.filter((id) => id.startsWith("task.")).map((id) => id.split(".").at(-1));
    expect(new Set(tasks)).toEqual(new Set(jobsIn()));
    expect(known.framework).toBe(choice.framework);
  });
});

describe("what was added to a project", () => {
  it("is found in Flask by its table", async () => {
    await generate({ framework: "flask", features: [] });
    put(
      "app/orders/models.py",
      'class Order(Row):\n    """A sale."""\n\n    __tablename__ = "order_row"\n\n    total: Mapped[int]\n\n\nclass OrderLine(Row):\n    __tablename__ = "order_line"\n',
    );
    const { ids, models, tables } = findProject(root);
    expect(models).toEqual(["model.Order", "model.OrderLine"]);
    expect(ids).toEqual(expect.arrayContaining([...models]));
    expect([...tables]).toEqual([
      ["order_row", "model.Order"],
      ["order_line", "model.OrderLine"],
    ]);
  });

  it("is found in Django by its app", async () => {
    await generate({ framework: "django", features: [] });
    put(
      "backend/orders/models/order.py",
      'class Stamped(models.Model):\n    class Meta:\n        abstract = True\n\n\nclass Order(models.Model):\n    total = models.IntegerField()\n\n    class Meta:\n        ordering = []\n\n\nclass Line(models.Model):\n    class Meta:\n        db_table = "lines"\n',
    );
    expect([...findProject(root).tables]).toEqual([
      ["orders_order", "model.Order"],
      ["lines", "model.Line"],
    ]);
  });
});

describe("a project of few features", () => {
  it("has no routes, models and tables of those that were not chosen", async () => {
    await generate({ framework: "django", features: [] });
    const known = findProject(root);
    expect(known.routes).toEqual(documents);
    expect([...known.ids, ...known.tables]).toEqual(["endpoint.api.docs", "endpoint.api.openapi"]);
  });
});
