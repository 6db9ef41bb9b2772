const text = {
  type: "object",
  properties: { text: { type: "string" } },
  required: ["text"],
  additionalProperties: false,
};
const level = { enum: ["none", "note", "warning", "error"] };
const position = { type: "integer", minimum: 1 };

const rule = {
  type: "object",
  properties: {
    id: { type: "string" },
    shortDescription: text,
    fullDescription: text,
    help: text,
    defaultConfiguration: { type: "object", properties: { level }, additionalProperties: false },
  },
  required: ["id"],
  additionalProperties: false,
};

const location = {
  type: "object",
  properties: {
    physicalLocation: {
      type: "object",
      properties: {
        artifactLocation: {
          type: "object",
          properties: { uri: { type: "string", pattern: "^[^ ]+$" } },
          additionalProperties: false,
        },
        region: {
          type: "object",
          properties: { startLine: position, startColumn: position, endLine: position, endColumn: position },
          required: ["startLine"],
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
    logicalLocations: {
      type: "array",
      items: { type: "object", properties: { fullyQualifiedName: { type: "string" } }, additionalProperties: false },
    },
  },
  additionalProperties: false,
};

const result = {
  type: "object",
  properties: {
    ruleId: { type: "string" },
    ruleIndex: { type: "integer", minimum: -1 },
    level,
    message: text,
    locations: { type: "array", items: location },
  },
  required: ["message"],
  additionalProperties: false,
};

/** The part of SARIF 2.1.0 (OASIS, sections 3.13 to 3.52) that the report uses, written after the specification. */
export const sarifSchema = {
  type: "object",
  properties: {
    $schema: { type: "string" },
    version: { const: "2.1.0" },
    runs: {
      type: "array",
      items: {
        type: "object",
        properties: {
          tool: {
            type: "object",
            properties: {
              driver: {
                type: "object",
                properties: {
                  name: { type: "string" },
                  version: { type: "string" },
                  rules: { type: "array", items: rule, uniqueItems: true },
                },
                required: ["name"],
                additionalProperties: false,
              },
            },
            required: ["driver"],
            additionalProperties: false,
          },
          columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
          results: { type: "array", items: result },
        },
        required: ["tool"],
        additionalProperties: false,
      },
    },
  },
  required: ["version", "runs"],
  additionalProperties: false,
};
