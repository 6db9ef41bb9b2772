import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rulesPage } from "../../../src/plan/rules/rules-page.ts";
import { planJsonSchema } from "../../../src/plan/schema/json-schema.ts";
import { referencePage } from "../../../src/plan/schema/reference-page.ts";

const docs = new URL("../../../docs/", import.meta.url);
const marker = "<!-- Everything below is made from the schema; a test compares it. -->\n\n";

/** Compares a file with what it is made from; `UPDATE_DOCS=1` writes it instead. */
function expectFresh(file: string, expected: string): void {
  const url = new URL(file, docs);
  if (process.env["UPDATE_DOCS"] === "1") {
    writeFileSync(url, expected);
  }
  expect(readFileSync(url, "utf8")).toBe(expected);
}

describe("generated documentation", () => {
  it("publishes the JSON Schema that the zod schemas make", () => {
    expectFresh("plan.schema.json", `${JSON.stringify(planJsonSchema(), null, 1)}\n`);
  });

  it("has a page of all rules", () => {
    expectFresh("rules.md", rulesPage());
  });

  it("ends the format page with the reference that the schemas make", () => {
    const [written = ""] = readFileSync(new URL("plan-format.md", docs), "utf8").split(marker);
    expectFresh("plan-format.md", `${written}${marker}${referencePage()}\n`);
  });
});
