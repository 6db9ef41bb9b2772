import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { checkName, foldName, type NameSlot } from "../../../src/names/check.ts";
import { modelAttributes } from "../../../src/names/tables/model-attributes.ts";
import { distributionNames, importNames } from "../../../src/names/tables/packages.ts";
import { postgresqlReserved } from "../../../src/names/tables/postgresql.ts";
import { pythonBuiltins, pythonKeywords, standardLibrary } from "../../../src/names/tables/python.ts";
import { windowsDevices } from "../../../src/names/tables/windows.ts";
import { askPython } from "../../support/python.ts";

const slots: readonly NameSlot[] = ["project", "package", "model", "field", "relation"];

const reserved: Readonly<Record<NameSlot, readonly ReadonlySet<string>[]>> = {
  project: [distributionNames, pythonKeywords, pythonBuiltins, standardLibrary, importNames, windowsDevices],
  package: [pythonKeywords, pythonBuiltins, standardLibrary, importNames, windowsDevices],
  model: [pythonKeywords, pythonBuiltins],
  field: [pythonKeywords, pythonBuiltins, modelAttributes, postgresqlReserved],
  relation: [postgresqlReserved],
};

const good: Readonly<Record<NameSlot, readonly string[]>> = {
  project: ["my-api", "shop", "a", "api2", "x".repeat(40)],
  package: ["orders", "my_api", "a", "x".repeat(40)],
  model: ["Order", "OrderLine", "A", "S3Object"],
  field: ["total", "created_on", "status", "parent", "source", "data"],
  relation: ["orders_order", "ix_orders_order_created_at", "x".repeat(63)],
};

const bad = [
  "",
  " ",
  "1a",
  "-a",
  "a-",
  "a--b",
  "_a",
  "A B",
  "é",
  "оrders",
  "a/b",
  "..",
  "a.b",
  "a\0",
  "x".repeat(64),
  "🐍",
];

describe.each(slots)("a name for %s", (slot) => {
  test.each(good[slot])("may be %s", (name) => {
    expect(checkName(slot, name)).toBeNull();
  });

  test.each(bad)("may not be %j", (name) => {
    expect(checkName(slot, name)).not.toBeNull();
  });

  test("is refused for every entry of its tables, with a name that would do", () => {
    const entries = reserved[slot].flatMap((table) => [...table]);
    expect(entries.length).toBeGreaterThan(70);
    for (const name of entries) {
      const problem = checkName(slot, name);
      expect(problem, name).not.toBeNull();
      expect(problem?.suggestion, name).not.toBeNull();
      expect(checkName(slot, problem?.suggestion ?? ""), name).toBeNull();
    }
  });

  test("is accepted, or refused with a suggestion that is accepted", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (name) => {
        const problem = checkName(slot, name);
        const suggestion = problem?.suggestion ?? null;
        return problem === null || suggestion === null || checkName(slot, suggestion) === null;
      }),
      { numRuns: 2_000 },
    );
  });
});

test("a suggestion stays close to what was meant", () => {
  expect(checkName("project", "My Café_API")?.suggestion).toBe("my-cafe-api");
  expect(checkName("project", "flask")?.suggestion).toBe("flask-api");
  expect(checkName("model", "order line")?.suggestion).toBe("OrderLine");
  expect(checkName("field", "оrder")?.suggestion).toBe("order_value");
  expect(checkName("package", "email")?.suggestion).toBe("email_app");
});

test("a refusal never prints what could move a terminal's cursor", () => {
  expect(checkName("project", "a\u001b[2Jb\u202e")?.reason).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test("names that differ in case, width or look-alike letters only are one name", () => {
  expect(foldName("UserRole")).toBe(foldName("user_role"));
  expect(foldName("ｏrder")).toBe(foldName("оrder"));
  expect(foldName("order")).not.toBe(foldName("orders"));
});

test("the tables hold all that this Python reserves", async () => {
  const [keywords, builtins, library] = await askPython<[string[], string[], string[]]>(
    "import builtins, keyword\nprint(json.dumps([keyword.kwlist, dir(builtins), sorted(sys.stdlib_module_names)]))",
    null,
  );
  expect(open(keywords, pythonKeywords)).toEqual([]);
  expect(open(builtins, pythonBuiltins)).toEqual([]);
  expect(open(library, standardLibrary)).toEqual([]);
});

/** The public names that a table does not have. */
function open(names: readonly string[], table: ReadonlySet<string>): readonly string[] {
  return names.filter((name) => !name.startsWith("_") && !table.has(name));
}
