import { readFile, writeFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { createOptions } from "../../src/commands/create/create-options.ts";
import { configSchema, printConfigSchema } from "../../src/commands/create/config-schema.ts";

const published = new URL("../../docs/config.schema.json", import.meta.url);

test("docs/config.schema.json is what the program checks (UPDATE_DOCS=1 writes it)", async () => {
  if (process.env["UPDATE_DOCS"] !== undefined) {
    await writeFile(published, printConfigSchema());
  }
  expect(await readFile(published, "utf8")).toBe(printConfigSchema());
});

test("the published schema takes answers and refuses what is none", async () => {
  const validate = new Ajv2020().compile(JSON.parse(await readFile(published, "utf8")) as object);
  expect(validate({ framework: "django", preset: "minimal", with: ["health"] })).toBe(true);
  expect(validate({})).toBe(true);
  expect(validate({ framwork: "django" })).toBe(false);
  expect(validate({ with: "health" })).toBe(false);
});

test("every key has a flag of the same name", () => {
  expect(Object.keys(configSchema.shape).filter((key) => !(key in createOptions))).toEqual([]);
});
