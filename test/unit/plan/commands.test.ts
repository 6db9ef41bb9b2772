import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Command } from "../../../src/commands/command.ts";
import type { Effects } from "../../../src/effects.ts";
import { explain } from "../../../src/commands/explain.ts";
import { lint } from "../../../src/commands/lint.ts";
import { newPlan } from "../../../src/commands/new.ts";
import type { Outcome } from "../../../src/commands/outcome.ts";
import { applyFixes } from "../../../src/plan/apply-fixes.ts";
import { readDocument } from "../../../src/plan/document/read-document.ts";
import { ready } from "../../../src/commands/ready.ts";
import { status } from "../../../src/commands/status.ts";
import type { Finding } from "../../../src/plan/finding.ts";
import { rules } from "../../../src/plan/rules/index.ts";
import { exampleOf } from "../../../src/plan/schema/example-blocks.ts";
import { fieldTypes } from "../../../src/plan/schema/field-types.ts";
import { type Kind, kinds } from "../../../src/plan/schema/kinds.ts";
import { sections } from "../../../src/plan/scaffold/sections.ts";
import { collectParts } from "../../../src/plan/schema/parts.ts";

const sample = readFileSync(new URL("../../fixtures/plan/sample.md", import.meta.url), "utf8");
const file = "plans/0001-sample.md";
let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "cbp-plan-"));
  mkdirSync(join(cwd, "plans"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function run(
  command: Command,
  positionals: readonly string[],
  values: Record<string, unknown> = {},
  env: Effects["env"] = {},
): Promise<Outcome> {
  const effects = {
    cwd,
    env,
    interactive: false,
    style: plain,
    signal: new AbortController().signal,
  } as unknown as Effects;
  const flags = { dryRun: false, diff: false, json: values["ir"] === true, yes: false };
  return command.run({ positionals, values: values as never, flags }, effects);
}

function plain(_: string, text: string): string {
  return text;
}

function put(text: string, path = file): void {
  writeFileSync(join(cwd, path), text);
}

const read = (path = file): string => readFileSync(join(cwd, path), "utf8");

async function countsOf(...named: readonly string[]): Promise<Record<string, number>> {
  const { checked } = (await run(lint, named)).data as { checked: Record<string, number> };
  return checked;
}

/** The column before: a placeholder in quotes starts with its quote. */
function quoted(place: string): string {
  return place.replace(/:(\d+)$/, (_, column: string) => `:${Number(column) - 1}`);
}

describe("new", () => {
  it.each([
    [{ model: ["Order"] }],
    [
      {
        model: ["Order", "order line"],
        resource: ["orders"],
        task: ["send receipt"],
        service: ["post"],
        channel: ["orders"],
      },
    ],
    [{ endpoint: ["POST /orders/{id}/pay", "GET /orders/stats", "cancel", "DELETE /orders/{id}"] }],
    [{ model: ["User"], resource: ["users things"] }],
    [{ model: ["A2", "A2", "a2"], task: ["send", "task.send"], service: ["post", "post"], channel: ["x", "x"] }],
    [{ endpoint: ["GET /orders", "GET /orders/{id}", "DELETE /orders/{id}", "POST /api/v1/orders/", "GET /orders"] }],
    [{ model: ["Loan", "Topic"], task: ["loans.resend"] }],
  ])("writes what parses, and lint lists exactly what is open: %j", async (values) => {
    put(sample);
    const outcome = await run(newPlan, ["Order flow & more: 100 %"], values);
    const { file: path, undecided } = outcome.data as { file: string; undecided: number };
    const text = read(path);
    const report = (await run(lint, [])).data as {
      findings: { start: { line: number; column: number }; message: string; path: string }[];
    };
    const lines = text.split("\n");
    const open = lines.flatMap((line, at) =>
      [...line.matchAll(/\?\?\?/g)].map(({ index }) => `${at + 1}:${index + 1}`),
    );
    const found = report.findings.map(({ start }) => `${start.line}:${start.column}`);
    expect(found.length).toBe(undecided);
    expect(open.filter((place) => !found.includes(place) && !found.includes(quoted(place)))).toEqual([]);
  });

  it("asks on a terminal, a kind at a time", async () => {
    const answers = ["Order, order line", "orders", "", "", "mail", ""];
    const text = (): Promise<string> => Promise.resolve(answers.shift() ?? "");
    const effects = {
      cwd,
      env: {},
      interactive: true,
      ask: { text },
      style: plain,
      signal: new AbortController().signal,
    };
    const flags = { dryRun: false, diff: false, json: false, yes: false };
    await newPlan.run({ positionals: ["Asked"], values: {}, flags }, effects as unknown as Effects);
    for (const id of ["model.Order", "model.OrderLine", "resource.orders", "service.mail"]) {
      expect(read("plans/0001-asked.md")).toContain(`id: ${id}\n`);
    }
  });

  it.each([
    [{ endpoint: ["POST /orders/{id}/pay"] }, "endpoint.orders.pay"],
    [{ endpoint: ["GET /orders/stats"] }, "endpoint.orders.stats"],
    [{ endpoint: ["GET /orders"] }, "endpoint.orders.list"],
    [{ endpoint: ["DELETE /orders/{id}/items/{item}"] }, "endpoint.orders.delete_items"],
    [{ endpoint: ["PATCH /api/v1/orders/{id}/"] }, "endpoint.orders.update"],
    [{ endpoint: ["cancel"] }, "endpoint.order_flow.cancel"],
    [{ task: ["send receipt"] }, "task.order_flow.send_receipt"],
    [{ task: ["invitations.send"] }, "task.invitations.send"],
    [{ task: ["task.invitations.send"] }, "task.invitations.send"],
    [{ channel: ["orders.changes"] }, "channel.orders.changes"],
    [{ service: ["service.mail"] }, "service.mail"],
    [{ resource: ["resource.order"] }, "resource.orders"],
  ])("names a block by what is said: %j", async (values, id) => {
    await run(newPlan, ["Order flow"], values);
    expect(read("plans/0001-order-flow.md")).toContain(`\nid: ${id}\n`);
  });

  it("changes a model of the project or of another plan, and lists the columns that are known", async () => {
    put(sample);
    await run(newPlan, ["More"], { model: ["Loan", "User"] });
    const text = read("plans/0002-more.md");
    expect(text).toContain("id: model.Loan\nchange: alter\n");
    expect(text).toMatch(/id: model\.User\nchange: alter\n[\s\S]*there are id, created_at, .*email, display_name/);
    expect(text).toContain("id: migration.more.loan\n");
  });

  it.each([
    [
      ["Library loans"],
      { model: ["Extra"] },
      "plan-exists",
      'the plan "library-loans" is already plans/0001-sample.md',
    ],
    [["More"], { service: ["mail"] }, "name-taken", '"service.mail" is already in plans/0001-sample.md'],
    [["More"], { endpoint: ["POST /auth/login"] }, "name-taken", '"endpoint.auth.login" is already in the project'],
    [["More"], { endpoint: ["GET /a/b", "POST /a/b"] }, "name-taken", '"POST /a/b" would be called like "GET /a/b"'],
    [["More"], { endpoint: ["FOO /x"] }, "bad-route", '"FOO /x" is no route'],
    [["More"], { endpoint: ["/x"] }, "bad-route", '"/x" is no route'],
    [["More"], { endpoint: ["POST orders/{id}"] }, "bad-route", '"POST orders/{id}" is no route'],
    [["More"], { endpoint: ["POST orders"] }, "bad-route", '"POST orders" is no route'],
    [["x".repeat(300)], { model: ["Extra"] }, "bad-title", "cannot be a title"],
    [["two\nlines"], { model: ["Extra"] }, "bad-title", '"two\\nlines" cannot be a title'],
    [["日本語"], { model: ["Extra"] }, "bad-name", "has no letter that a name could be made of"],
  ])("refuses before anything is written: %j %j", async (words, values, code, message) => {
    put(sample);
    await expect(run(newPlan, words, values)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message) as string,
    });
    expect(readdirSync(join(cwd, "plans"))).toEqual(["0001-sample.md"]);
  });

  it("takes a name for a title that none can be made of", async () => {
    await run(newPlan, ["日本語"], { model: ["Extra"], slug: "orders jp" });
    const text = read("plans/0001-orders-jp.md");
    expect(text).toContain("id: orders-jp\ntitle: 日本語\n");
  });

  it("numbers plans on, and refuses a plan about nothing without a terminal", async () => {
    put(sample);
    await run(newPlan, ["Second"], { model: ["Extra"] });
    const [, there = "", planned = ""] =
      /^Models there are: (.*)$[\s\S]*^Planned in plans\/0001-sample\.md: (.*)$/m.exec(read("plans/0002-second.md")) ??
      [];
    expect(there).toContain("`model.User`");
    expect(there).not.toContain("`model.Loan`");
    expect(planned).toMatch(/`model\.Loan`.*`task\.loans\.remind`.*`POST \/api\/v1\/loans\/\{id\}\/return`/);
    await expect(run(newPlan, ["Third"])).rejects.toMatchObject({ code: "nothing-planned" });
    await expect(run(newPlan, ["Third"], { model: ["Exception"] })).rejects.toMatchObject({ code: "bad-name" });
  });
});

describe("ready", () => {
  it.each([
    ["LF", sample],
    ["CRLF and a byte order mark", `\uFEFF${sample.replaceAll("\n", "\r\n")}`],
  ])("records a hash and touches nothing else, with %s", async (_, text) => {
    put(text);
    expect((await run(ready, [file])).exitCode).toBe(0);
    const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
    const content = /content: (sha256:[0-9a-f]{64})/.exec(read())?.[1] ?? "";
    expect(read()).toBe(
      text
        .replace("status: draft", "status: ready")
        .replace(`scope: model.Branch${lineEnd}---`, `scope: model.Branch${lineEnd}content: ${content}${lineEnd}---`),
    );
    expect((await run(lint, [])).exitCode).toBe(0);
    const before = read();
    await run(ready, [file]);
    expect(read()).toBe(before);
  });

  it("is undone by an edit of the content, and not by one of the layout", async () => {
    put(sample);
    await run(ready, [file]);
    const text = read();
    put(
      text
        .replace("\n\n```yaml plan:metric", "\n\n\n```yaml plan:metric")
        .replace("measures: reminders that", "measures:   reminders that"),
    );
    expect((await run(status, [])).data).toMatchObject({ plans: [{ state: "ready" }] });
    put(text.replace("max: 120", "max: 121"));
    expect((await run(status, [])).data).toMatchObject({ plans: [{ state: "edited" }] });
    expect((await run(lint, [], { ir: true })).data).toMatchObject({
      findings: [{ code: "BP008", start: { line: 5, column: 9 } }],
      ir: { plans: [{ status: "ready", state: "edited" }] },
    });
    expect((await run(ready, [file])).exitCode).toBe(0);
  });

  it("tells an applied plan from one that was edited afterwards", async () => {
    put(sample);
    await run(ready, [file]);
    const applied = read().replace("status: ready", "status: applied");
    put(applied);
    expect((await run(status, [])).data).toMatchObject({ plans: [{ state: "applied", open: 0 }] });
    put(applied.replace("max: 120", "max: 121"));
    expect((await run(status, [])).data).toMatchObject({ plans: [{ state: "edited" }] });
  });

  it("is undone by an edit of a fence that is no block, and not by one of a comment", async () => {
    put(`${sample}\n<!-- how it is read -->\n\n\`\`\`http\nGET /loans\n\`\`\`\n`);
    await run(ready, [file]);
    const text = read();
    put(text.replace("<!-- how it is read -->\n\n", ""));
    expect((await run(status, [])).data).toMatchObject({ plans: [{ state: "ready" }] });
    for (const [before, after] of [
      ["GET /loans\n", "GET /loans?status=lost\n"],
      ["```http\n", "```text\n"],
    ] as const) {
      put(text.replace(before, after));
      expect((await run(status, [])).data).toMatchObject({ plans: [{ state: "edited" }] });
    }
  });

  it("refuses an empty plan, whatever stands beside it", async () => {
    put(sample);
    put(sample.slice(0, sample.indexOf("## Data models")).replace("library-loans", "empty"), "plans/0002-empty.md");
    expect((await run(ready, ["plans/0002-empty.md"])).exitCode).toBe(1);
    expect((await run(lint, [])).data).toMatchObject({ findings: [{ code: "BP007", file: "plans/0002-empty.md" }] });
  });

  it("refuses findings and open questions, and writes nothing", async () => {
    for (const text of [
      sample.replace("max: 120", "max: ???"),
      sample.replace("answer: It grows every day up to the price of the book.", "answer: none"),
    ]) {
      put(text);
      expect((await run(ready, [file])).exitCode).toBe(1);
      expect(read()).toBe(text);
    }
  });
});

describe("lint", () => {
  it("fixes what has one safe answer, byte for byte", async () => {
    const text = `\uFEFF${sample}`
      .replace("path: /loans\n", "path: /api/v1/loans\n")
      .replace("path: /loans/live", "path: /loans/live/")
      .replaceAll("\n", "\r\n");
    put(text);
    expect((await run(lint, [])).exitCode).toBe(1);
    expect((await run(lint, [], { fix: true })).exitCode).toBe(0);
    expect(read()).toBe(`\uFEFF${sample}`.replaceAll("\n", "\r\n"));
  });

  it.each([
    ['{id: endpoint.loans.twice, route: "GET /api/v1/loans/{id}/twice/"', '"GET /loans/{id}/twice"'],
    ["{id: endpoint.loans.twice, route: 'GET /api/loans/{id}/twice/'", "'GET /loans/{id}/twice'"],
    ["id: endpoint.loans.twice\nroute: GET /v1/loans/{id}/twice// # as before", "GET /loans/{id}/twice # as before"],
    ['id: endpoint.loans.twice\nroute: "GET /api/v2/loans/{id}/twice/"', '"GET /api/v2/loans/{id}/twice"'],
    ['id: endpoint.loans.twice\nroute: "GET /api/v1/loans/{id}/tw\\x69ce/"', '"GET /api/v1/loans/{id}/tw\\x69ce/"'],
  ])("fixes a path in the style that it is written in, all of it at once: %s", async (written, fixed) => {
    const rest = ["auth: user", "request: none", "errors: none"].join(written.startsWith("{") ? ", " : "\n");
    const ends = written.startsWith("{") ? [", ", "}"] : ["\n", ""];
    put(`${sample}\n\`\`\`yaml plan:endpoint\n${written}${ends.join(rest)}\n\`\`\`\n`);
    await run(lint, [], { fix: true });
    expect(read()).toContain(`route: ${fixed}`);
    expect((await run(lint, [])).data).not.toMatchObject({ findings: [{ code: "BP003" }] });
  });

  it("mends no text that it would break", () => {
    const document = readDocument(file, sample);
    const start = sample.indexOf("auth: user");
    const worse = { start, end: start + 4, text: "[" };
    const better = { start: sample.indexOf("Emma"), end: sample.indexOf("Emma") + 4, text: "Ulysses" };
    const findings = [worse, better].map((edit) => ({ edit }) as Finding);
    expect(applyFixes(document, findings)).toBe(sample.replace("Emma", "Ulysses"));
  });

  it("sets a plan that was edited back to draft", async () => {
    put(sample);
    await run(ready, [file]);
    put(read().replace("max: 120", "max: 121"));
    expect((await run(lint, [], { fix: true })).exitCode).toBe(0);
    expect(read()).toContain("status: draft\n");
  });

  it("points at the character with a caret and names the fix", async () => {
    put(sample.replace("on_delete: protect", "on_delete: protekt"));
    const { lines } = await run(lint, []);
    expect(lines.slice(0, 4)).toEqual([
      'plans/0001-sample.md:39:52 error BP203 model.Loan.branch.on_delete: "protekt" is not one of cascade, protect, set_null, restrict; did you mean "protect"?',
      "  39 |   branch: {type: ref, to: model.Branch, on_delete: protekt, related_name: loans}",
      "     |                                                    ^^^^^^^",
      '  fix: write "protect"; create-backend-plan explain BP203',
    ]);
  });

  it("annotates in GitHub Actions and escapes what could forge a command", async () => {
    put(sample.replace("Members of a branch", "TODO: members of a branch"));
    const { lines } = await run(lint, [], {}, { GITHUB_ACTIONS: "true" });
    expect(lines[0]).toMatch(
      /^::error file=plans\/0001-sample.md,line=\d+,col=1,endLine=\d+,endColumn=5,title=BP901::.*%0Afix: /,
    );
  });

  it("sees across plans, and into files beside them", async () => {
    put(sample);
    put(
      "plan: 1\nblocks:\n  - kind: question\n    id: question.more\n    asks: And then?\n    who: the team\n    answer: none\n  - kind: model\n    id: model.Loan\n",
      "plans/0001-sample.plan.yaml",
    );
    const { findings } = (await run(lint, [])).data as {
      findings: { code: string; file: string; start: { line: number } }[];
    };
    expect(findings.filter(({ code }) => code === "BP106")).toMatchObject([
      { file: "plans/0001-sample.plan.yaml", start: { line: 9 } },
    ]);
    expect((await run(lint, [file])).data).toMatchObject({ findings: [] });
  });

  it.each([
    ["plan: 7\nextra: 1\nblocks: []\n", ["BP104@1:7 7 is not 1", 'BP103@2:1 unknown key "extra"']],
    ["plan: 1\nblocks: 3\n", ["BP104@2:9 3 is not [block, …]"]],
    ["plan: 1\n", ['BP102@1:1 "blocks" is missing']],
    ["- model\n", ['BP102@1:1 "blocks" is missing', 'BP102@1:1 "plan" is missing']],
    ["plan: 1\nblocks:\n  - id: question.more\n", ["BP005@3:5 a block does not say its kind"]],
    [
      "plan: 1\nblocks: [\n",
      ["BP003@3:1 flow sequence in block collection must be sufficiently indented and end with a ]"],
    ],
  ])("checks the keys of a file beside a document: %j", async (text, expected) => {
    put(sample);
    put(text, "plans/0001-sample.plan.yaml");
    const { findings } = (await run(lint, [])).data as { findings: readonly Finding[] };
    expect(
      findings.map(({ code, start, message }) => `${code}@${start.line}:${start.column} ${message}`).toSorted(),
    ).toEqual(expected.toSorted());
  });

  it("counts what it was asked about, not what it read besides", async () => {
    put(sample);
    put(sample.replaceAll("oan", "oann").replace("library-loanns", "second"), "plans/0002-second.md");
    const [one, both] = [await countsOf(file), await countsOf()];
    expect(one).toMatchObject({ plans: 1, models: 4, "edge cases": 3 });
    expect(both["endpoints"]).toBe(2 * (one["endpoints"] ?? 0));
  });

  it("says what could not run, and warns without failing unless strict", async () => {
    await expect(run(lint, ["plans/none.md"])).rejects.toMatchObject({ code: "no-such-plan", exitCode: 2 });
    put(sample.replace("borrow copies", "borrow some copies"));
    expect((await run(lint, [])).exitCode).toBe(0);
    expect((await run(lint, [], { strict: true })).exitCode).toBe(1);
  });

  it("lists the repository's models as taken where there is a project", async () => {
    mkdirSync(join(cwd, ".backend-plan"));
    writeFileSync(
      join(cwd, ".backend-plan/project.json"),
      JSON.stringify({ answers: { framework: "flask", features: ["auth"] } }),
    );
    mkdirSync(join(cwd, "app/loans"), { recursive: true });
    writeFileSync(join(cwd, "app/loans/models.py"), "class Topic(Base):\n    pass\n");
    put(sample);
    expect((await run(lint, [])).data).toMatchObject({ findings: [{ code: "BP602", path: "model.Topic.id" }] });
  });
});

describe("explain", () => {
  it.each(rules.map(({ code }) => code))("prints %s", async (code) => {
    const { lines } = await run(explain, [code]);
    expect(lines[0]).toContain(code);
    expect(lines.join("\n")).toMatch(/not so:[\s\S]*but so:[\s\S]*fix:/);
  });

  it.each(Object.keys(kinds))("prints the keys of %s and a block of it", async (kind) => {
    const { lines, data } = await run(explain, [kind]);
    expect(lines.join("\n")).toContain(`    \`\`\`yaml plan:${kind}\n`);
    for (const key of Object.keys(kinds[kind as Kind].shape)) {
      expect(lines.some((line) => line.startsWith(`  ${key} `))).toBe(true);
    }
    expect(lines.filter((line) => line.length > 110)).toEqual([]);
    expect(data).toMatchObject({ kind });
  });

  it("shows blocks that together lint clean", async () => {
    const headings = sections.map(({ heading }) => `## ${heading}\nIt is said below.\n`);
    const blocks = Object.keys(kinds).map((kind) => `${exampleOf(kind as Kind)}\n`);
    const header = "---\nplan: 1\nid: orders\ntitle: Orders\nstatus: draft\ntarget: any\n---\n# Orders\n";
    put([header, ...headings, ...blocks].join("\n"));
    expect((await run(lint, [])).data).toMatchObject({ findings: [] });
  });

  it.each([...collectParts().keys(), ...Object.keys(fieldTypes)])("tells about %s", async (name) => {
    const { lines } = await run(explain, [name]);
    expect(lines[0]).toMatch(new RegExp(`^(${name}: .{10}|field of type ${name}$)`));
    expect(lines.filter((line) => line.length > 110)).toEqual([]);
  });

  it("tells about every name that it sends to", async () => {
    for (const word of [...Object.keys(kinds), ...collectParts().keys()]) {
      const [, names = ""] = /tells more about ([^.]*)\./.exec((await run(explain, [word])).lines.join(" ")) ?? [];
      for (const name of names.split(", ").filter((part) => part !== "")) {
        await expect(run(explain, [name])).resolves.toMatchObject({ exitCode: 0 });
      }
    }
  });

  it("tells about a key at each place that has it", async () => {
    const told = (await run(explain, ["visible"])).lines.join("\n");
    expect(told).toContain("visible of plan:resource, plan:channel\n    needed\n");
    expect(told).toContain("`all` or `none` or {own: name}");
    expect((await run(explain, ["on_delete"])).lines[0]).toBe("on_delete of field of type ref, field of type one");
    expect((await run(explain, ["risk"])).lines[0]).toBe("risk of plan:migration.lock");
  });

  it("lists in its help every kind there is", () => {
    expect(/KIND is [^:]*: (.*)\./.exec(explain.description ?? "")?.[1]?.split(/, | or /)).toEqual(Object.keys(kinds));
  });

  it("suggests what was meant, or lists what there is", async () => {
    await expect(run(explain, ["BP9O1"])).rejects.toMatchObject({ code: "unknown-code", fix: "try explain BP901" });
    await expect(run(explain, ["durations"])).rejects.toMatchObject({ fix: "try explain duration" });
    await expect(run(explain, ["zzz"])).rejects.toMatchObject({
      fix: expect.stringMatching(/model.*edge.*field.*condition.*decimal/) as string,
    });
  });
});
