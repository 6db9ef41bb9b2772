import Handlebars from "handlebars";
import { expect, test } from "vitest";

import { compileOptions } from "../../../src/render/compile.ts";
import { isolate } from "../../../src/render/environment.ts";
import { UserText } from "../../../src/render/text.ts";

function fill(template: string): string {
  return isolate(Handlebars).compile(template, compileOptions)({ title: new UserText("it's {{x}}"), name: "shop" });
}

test("a user's text goes through an encoder", () => {
  expect(fill("t = {{py title}}")).toBe(`t = "it's {{x}}"`);
});

test.each(["{{title}}", "{{{title}}}", "{{#if title}}{{title}}{{/if}}", "{{py (and title title)}}"])(
  "%s does not render",
  (template) => {
    expect(() => fill(template)).toThrow(TypeError);
  },
);

test("text does not leak through JSON, concatenation or inspection of its keys", () => {
  const text = new UserText("secret");
  expect(() => JSON.stringify({ text })).toThrow(TypeError);
  expect(() => String(text)).toThrow(TypeError);
  expect(Object.keys(text)).toEqual([]);
});

test.each(["{{missing}}", "{{py missing}}", "{{helper name}}", "{{#unknown name}}{{/unknown}}", "{{name.length.x}}"])(
  "%s fails instead of rendering nothing",
  (template) => {
    expect(() => fill(template)).toThrow();
  },
);

test("the shared instance of Handlebars is left alone", () => {
  isolate(Handlebars);
  expect(Object.keys(Handlebars.helpers)).not.toContain("py");
});
