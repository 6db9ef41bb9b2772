import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sectionsText } from "../test/support/plan-sections.ts";

/**
 * Whole-process time and peak memory of `lint` over generated plans, against a Node that does nothing in the same
 * round; and how both grow from a tenth of the plans to all of them.
 */
const rounds = Number(process.env["ROUNDS"] ?? 5);
const bin = fileURLToPath(new URL("../dist/src/bin.js", import.meta.url));
const probe = fileURLToPath(new URL("peak-memory.cjs", import.meta.url));

interface Sample {
  readonly milliseconds: number;
  readonly mebibytes: number;
}

/** Ten models, thirty endpoints (two of them from each resource and one beside it) and ten tasks. */
function planText(plan: number): string {
  const header = `---\nplan: 1\nid: feature-${plan}\ntitle: Feature ${plan}\nstatus: draft\ntarget: any\n---\n# Feature ${plan}\n`;
  const parts = Array.from({ length: 10 }, (_, item) => featureText(plan * 10 + item));
  return [header, ...parts, edgeText(plan * 10), sectionsText].join("\n");
}

/** A plan that writes has an edge case. */
function edgeText(number: number): string {
  const request = `resource.things${number}.create`;
  return block(
    "edge",
    `id: edge.things${number}.unsigned\ngiven: none\nwhen: {request: ${request}, as: anonymous, body: {label: a, price: "1.00"}}\nexpect: {status: 401}\n`,
  );
}

function block(kind: string, yaml: string): string {
  return `\`\`\`yaml plan:${kind}\n${yaml}\`\`\`\n`;
}

function featureText(number: number): string {
  return [
    block(
      "model",
      `id: model.Thing${number}\nexpected_rows: 1000\nfields:\n  owner: {type: ref, to: model.User, on_delete: cascade, related_name: things${number}}\n` +
        "  label: {type: string, max: 200}\n  price: {type: decimal, precision: 12, scale: 2}\n  state: {type: enum, values: [draft, sent], default: draft, set_by: server}\n" +
        "  parent: {type: ref, to: model.Thing0, on_delete: set_null, null: true, related_name: none}\n" +
        "dedup: none\nindexes: [{fields: [owner, -created_at]}]\nconstraints: none\nqueries: none\n",
    ),
    block(
      "resource",
      `id: resource.things${number}\nmodel: model.Thing${number}\npath: /things-${number}\nauth: user\nvisible: {own: owner}\noperations: [list, create]\n` +
        "list: {filters: [state], sort: [-created_at], pagination: cursor, loads: none}\ncreate: {idempotency: header, enqueues: none}\n",
    ),
    block(
      "endpoint",
      `id: endpoint.things${number}.send\nroute: POST /things-${number}/{id}/send\nauth: user\nvisible: {own: owner}\nrequest: none\nresponse: {200: model.Thing${number}}\n` +
        'errors: [{status: 404, code: not_found, when: "absent, or another person\'s"}]\ntransaction: atomic\nidempotency: natural\n' +
        `effect: {update: model.Thing${number}, set: {state: sent}}\nenqueues: [task.things${number}.tell]\n`,
    ),
    block(
      "task",
      `id: task.things${number}.tell\ntrigger: {after: endpoint.things${number}.send}\ninput: {thing: model.Thing${number}}\nidempotency: {key: [thing]}\n` +
        "retry: {none: it only logs}\ntimeout: {soft: 30s, hard: 45s}\non_exhausted: {dead: the team looks at it}\ncalls: none\neffect: none\n",
    ),
  ].join("\n");
}

function writePlans(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), "create-backend-plan-bench-"));
  mkdirSync(join(folder, "plans"));
  for (let plan = 0; plan < count; plan += 1) {
    writeFileSync(join(folder, "plans", `${String(plan).padStart(4, "0")}-feature.md`), planText(plan));
  }
  return folder;
}

function measure(cwd: string, args: readonly string[]): Sample {
  const started = performance.now();
  const timed = spawnSync(process.execPath, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
  const milliseconds = performance.now() - started;
  if (timed.status !== 0) {
    throw new Error(`${args.join(" ")} ended with ${timed.status}`);
  }
  const weighed = spawnSync(process.execPath, ["--require", probe, ...args], {
    cwd,
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  return { milliseconds, mebibytes: Number(String(weighed.output[3])) / 1024 };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function ratio(own: readonly Sample[], other: readonly Sample[], key: keyof Sample): string {
  return median(own.map((sample, round) => sample[key] / (other[round]?.[key] ?? Number.NaN))).toFixed(2);
}

function compare(folders: readonly string[]): void {
  const [small = "", large = ""] = folders;
  const subjects = [
    { name: "node -e 0", cwd: small, args: ["-e", "0"] },
    { name: "lint, 100 models, 300 endpoints, 100 tasks", cwd: small, args: [bin, "lint"] },
    { name: "lint, 1,000 models, 3,000 endpoints, 1,000 tasks", cwd: large, args: [bin, "lint"] },
  ];
  const samples = subjects.map((): Sample[] => []);
  for (let round = 0; round < rounds; round += 1) {
    subjects.forEach(({ cwd, args }, index) => samples[index]?.push(measure(cwd, args)));
  }
  const [bare = [], tenth = [], whole = []] = samples;
  console.log(`${rounds} paired rounds, medians; × is against "node -e 0" of the same round\n`);
  for (const [index, { name }] of subjects.entries()) {
    const own = samples[index] ?? [];
    const [time, memory] = [median(own.map((one) => one.milliseconds)), median(own.map((one) => one.mebibytes))];
    console.log(
      `${name.padEnd(52)}${time.toFixed(0).padStart(6)} ms ${ratio(own, bare, "milliseconds")} ×  ${memory.toFixed(0).padStart(5)} MiB ${ratio(own, bare, "mebibytes")} ×`,
    );
  }
  console.log(
    `\nten times the plans: ${ratio(whole, tenth, "milliseconds")} × the time, ${ratio(whole, tenth, "mebibytes")} × the memory`,
  );
}

const folders = [writePlans(10), writePlans(100)];
try {
  compare(folders);
} finally {
  folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
}
