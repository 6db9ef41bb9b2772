import { Validator } from "@seriousme/openapi-schema-validator";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { newCaller, send, type Reply } from "./support/client.ts";
import { bodyRoutes, nameOf, routes } from "./support/routes.ts";

const operationShape = z.looseObject({
  operationId: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })).optional(),
  requestBody: z
    .looseObject({ required: z.boolean().default(false), content: z.record(z.string(), z.unknown()) })
    .optional(),
  responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), z.unknown()).optional() })),
});

const bodyShape = z.looseObject({ schema: z.looseObject({ $ref: z.string().optional() }) });

const documentShape = z.looseObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.looseObject({ title: z.string().min(1), description: z.string().min(1), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  security: z.array(z.unknown()).optional(),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()).optional() }).optional(),
});

type Operation = z.infer<typeof operationShape>;

const methods = ["get", "post", "put", "patch", "delete", "head", "options", "trace"];

const bodyOf = (operation: Operation | undefined): NonNullable<Operation["requestBody"]> =>
  operation?.requestBody ?? { required: false, content: {} };

describe("the OpenAPI document", () => {
  let reply: Reply;
  let document: z.infer<typeof documentShape>;
  let operations: Map<string, Operation>;

  beforeAll(async () => {
    reply = await send(newCaller(), "GET", "/api/v1/openapi.json");
    document = documentShape.parse(reply.body);
    operations = new Map(
      Object.entries(document.paths).flatMap(([path, item]) =>
        Object.entries(item)
          .filter(([method]) => methods.includes(method))
          .map(([method, operation]) => [
            `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, "{id}")}`,
            operationShape.parse(operation),
          ]),
      ),
    );
  });

  test("is valid OpenAPI 3.1, as JSON", async () => {
    expect(reply.status).toBe(200);
    expect(reply.headers["content-type"]).toMatch(/^application\/json/);
    const result = await new Validator().validate(reply.body as Record<string, unknown>);
    expect(result.valid, JSON.stringify(result.errors, null, 2)).toBe(true);
  });

  test("describes every route of the contract and no other", () => {
    const documented = [...operations.keys()].filter((name) => !/ \/api\/v1\/(openapi\.json|docs)$/.test(name));
    const expected = routes.map(nameOf).filter((name) => !/ \/api\/v1\/(openapi\.json|docs)$/.test(name));
    expect(documented.toSorted()).toEqual(expected.toSorted());
  });

  test("gives every operation an id of its own", () => {
    const ids = [...operations.values()].map((operation) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("declares the problem responses of every operation under /api/v1", () => {
    for (const [name, operation] of operations) {
      const problems = Object.entries(operation.responses).filter(([status]) => !/^[123]/.test(status));
      if (name.includes(" /api/v1/")) {
        expect(problems, name).not.toEqual([]);
      }
      for (const [status, response] of problems.filter(([code]) => code !== "503" || !name.includes("/health/"))) {
        expect(Object.keys(response.content ?? {}), `${name} ${status}`).toEqual(["application/problem+json"]);
      }
    }
  });

  test("says who may call what", () => {
    for (const route of routes) {
      const operation = operations.get(nameOf(route));
      const security = (operation?.security ?? document.security ?? []) as object[];
      if (operation && route.policy === "public") {
        expect(security, nameOf(route)).toEqual([]);
      } else if (operation) {
        expect(
          security.map((scheme) => Object.keys(scheme).length),
          nameOf(route),
        ).toEqual([1]);
        expect(Object.keys(operation.responses), nameOf(route)).toContain("401");
      }
    }
  });

  test("names everything in camelCase", () => {
    const names = [...operations.values()]
      .flatMap((operation) => operation.parameters ?? [])
      .filter((parameter) => parameter.in === "query" || parameter.in === "path")
      .map((parameter) => parameter.name);
    const bad = [...names, ...propertyNames(document.components?.schemas)].filter(
      (name) => !/^[a-z][a-zA-Z0-9]*$/.test(name),
    );
    expect(bad).toEqual([]);
  });

  test("requires the bodies of requests, and closes them to unknown keys", () => {
    for (const route of bodyRoutes) {
      const { required, content } = bodyOf(operations.get(nameOf(route)));
      expect([required, ...Object.keys(content)], nameOf(route)).toEqual([true, "application/json"]);
      const { schema } = bodyShape.parse(content["application/json"]);
      const name = (schema.$ref ?? "").replace("#/components/schemas/", "");
      const resolved = schema.$ref ? document.components?.schemas?.[name] : schema;
      expect(resolved, nameOf(route)).toMatchObject({ type: "object", additionalProperties: false });
    }
  });
});

function propertyNames(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) {
    return [];
  }
  const properties = (schema as { properties?: unknown }).properties;
  const own = typeof properties === "object" && properties !== null ? Object.keys(properties) : [];
  return [...own, ...Object.values(schema).flatMap(propertyNames)];
}

describe("the docs page", () => {
  test("is HTML that loads nothing from elsewhere", async () => {
    const reply = await send(newCaller(), "GET", "/api/v1/docs");
    expect(reply.status).toBe(200);
    expect(reply.headers["content-type"]).toMatch(/^text\/html/);
    const assets = [...reply.text.matchAll(/(?:src|href)\s*=\s*["']([^"']+)["']/g)].map((match) => String(match[1]));
    for (const asset of assets.filter((url) => !url.startsWith("#") && !url.startsWith("data:"))) {
      expect(asset).toMatch(/^\/(?!\/)/);
      expect((await send(newCaller(), "GET", asset)).status, asset).toBe(200);
    }
    const policy = String(reply.headers["content-security-policy"]);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|unsafe-eval|\*/);
    expect(policy).not.toMatch(/(script|default)-src[^;]*'unsafe-inline'/);
  });
});
