import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/plan/document/read-document.ts";
import { standardProject } from "../../../src/plan/known-project.ts";
import { lintPlans } from "../../../src/plan/lint-plans.ts";

/** A list of the lines of one import; lines have an index that starts with their import. */
function plan({ endpoint, queries = "none" }: { readonly endpoint: string; readonly queries?: string }): string {
  return `---
plan: 1
id: imports
title: Imports
status: draft
target: any
---

\`\`\`yaml plan:model
id: model.Import
expected_rows: 1000
fields: {owner: {type: ref, to: model.User, on_delete: cascade, related_name: imports, set_by: server}}
dedup: none
indexes: none
constraints: none
queries: none
\`\`\`

\`\`\`yaml plan:model
id: model.Line
expected_rows: 1000
fields:
  import_run: {type: ref, to: model.Import, on_delete: cascade, related_name: lines}
  number: {type: integer}
dedup: none
indexes: none
constraints: [{unique: [import_run, number]}]
queries: ${queries}
\`\`\`

\`\`\`yaml plan:endpoint
id: endpoint.imports.lines
${endpoint}
auth: user
request: none
response: {200: {list: model.Line, filters: none, sort: [number], pagination: cursor, loads: none}}
errors: [{status: 404, code: not_found, when: absent or of another person}]
\`\`\`
`;
}

function found(text: string, ...codes: readonly string[]): readonly string[] {
  const { findings } = lintPlans([readDocument("plans/a.md", text)], standardProject);
  return findings.flatMap(({ code, path }) => (codes.includes(code) ? [`${code} ${path}`] : []));
}

describe("a list below a row", () => {
  it.each([
    ["its model is named", "route: GET /imports/{id}/lines\nmodel: model.Import\nvisible: {own: owner}", "none"],
    [
      "the parameter is declared",
      "route: GET /imports/{import_run}/lines\nparams: {import_run: {from: model.Import.id}}\nvisible: {query: mine}",
      '{mine: {where: "import_run.owner = me", loads: none}}',
    ],
    [
      "its query compares with one value",
      "route: GET /last-import/lines\nvisible: {query: mine}",
      '{mine: {where: "import_run = me.imports and number > 0", loads: none}}',
    ],
  ])("is ordered by the index that starts with the row, where %s", (_case, endpoint, queries) => {
    expect(found(plan({ endpoint, queries }), "BP208", "BP314")).toEqual([]);
  });

  it.each([
    ["a comparison that many values pass", "import_run > me.imports"],
    ["one of two conditions", "import_run = me.imports or number = 1"],
    ["a comparison of two columns", "import_run = number"],
  ])("is not, where its query has %s", (_case, where) => {
    const endpoint = "route: GET /last-import/lines\nvisible: {query: mine}";
    expect(found(plan({ endpoint, queries: `{mine: {where: "${where}", loads: none}}` }), "BP208")).toEqual([
      "BP208 endpoint.imports.lines.response.200.sort[0]",
    ]);
  });

  it("does not take the id of a listed row for that of the row above it", () => {
    const endpoint = "route: GET /imports/{id}/lines\nvisible: {query: mine}";
    const queries = '{mine: {where: "import_run.owner = me", loads: none}}';
    expect(found(plan({ endpoint, queries }), "BP314")).toEqual(["BP314 endpoint.imports.lines.route"]);
  });
});
