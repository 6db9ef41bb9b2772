import { describe, expect, test } from "vitest";
import { commandTable } from "../../src/cli/command-table.ts";
import { globalOptions } from "../../src/cli/global-options.ts";

describe.each([...commandTable])("the command %s", (name, entry) => {
  test("says of itself what the table says of it", async () => {
    const command = await entry.load();
    expect({ name: command.name, summary: command.summary }).toEqual({ name, summary: entry.summary });
  });

  test("has an example, and no flag of its own that every command has", async () => {
    const command = await entry.load();
    expect(command.examples.length).toBeGreaterThan(0);
    expect(command.examples.every((example) => example.startsWith(name))).toBe(true);
    expect(Object.keys(command.options).filter((flag) => flag in globalOptions)).toEqual([]);
  });
});
