import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Whole-process time and peak memory of the program, against a Node that does nothing, in the same run.
 * Every round runs each subject once, in turn, so that a busy machine is busy for all of them; the ratio is taken
 * within a round, and its median printed.
 */
const rounds = Number(process.env["ROUNDS"] ?? 21);
const bin = fileURLToPath(new URL("../dist/src/bin.js", import.meta.url));
const probe = fileURLToPath(new URL("peak-memory.cjs", import.meta.url));

interface Sample {
  readonly milliseconds: number;
  readonly mebibytes: number;
  /** How many files it made. */
  readonly files: number;
}

interface Subject {
  readonly name: string;
  readonly args: () => readonly string[];
}

const full = ["--yes", "--preset", "standard"];
const subjects: readonly Subject[] = [
  { name: "node -e 0", args: () => ["-e", "0"] },
  { name: "--help", args: () => [bin, "--help"] },
  { name: "dry run, Flask, standard", args: () => [bin, "shop", "--framework", "flask", ...full, "--dry-run"] },
  { name: "scaffold, Flask, standard", args: () => [bin, "shop", "--framework", "flask", ...full] },
  { name: "scaffold, Django, standard", args: () => [bin, "shop", "--framework", "django", ...full] },
];

function measure({ name, args }: Subject): Sample {
  const folder = mkdtempSync(join(tmpdir(), "create-backend-plan-bench-"));
  try {
    const started = performance.now();
    const timed = spawnSync(process.execPath, args(), { cwd: folder, stdio: "ignore" });
    const milliseconds = performance.now() - started;
    if (timed.status !== 0) {
      throw new Error(`${name} ended with ${timed.status}`);
    }
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    ).length;
    rmSync(join(folder, "shop"), { recursive: true, force: true });
    const weighed = spawnSync(process.execPath, ["--require", probe, ...args()], {
      cwd: folder,
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    return { milliseconds, mebibytes: Number(String(weighed.output[3])) / 1024, files };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

subjects.forEach(measure);
const samples = subjects.map((): Sample[] => []);
for (let round = 0; round < rounds; round += 1) {
  subjects.forEach((subject, index) => samples[index]?.push(measure(subject)));
}

const [bare = [], help = [], dry = [], scaffolded = []] = samples;
console.log(`${rounds} paired rounds, medians; × is against "node -e 0" of the same round; aim: time at most 2.5 ×\n`);
for (const [index, { name }] of subjects.entries()) {
  const own = samples[index] ?? [];
  const cell = (key: keyof Sample, unit: string): string => {
    const ratio = median(own.map((sample, round) => sample[key] / (bare[round]?.[key] ?? Number.NaN)));
    return `${median(own.map((sample) => sample[key]))
      .toFixed(0)
      .padStart(5)} ${unit} ${ratio.toFixed(2).padStart(5)} ×`;
  };
  console.log(`${name.padEnd(28)}${cell("milliseconds", "ms")}   ${cell("mebibytes", "MiB")}`);
}

/** What the second of two subjects takes longer than the first, by the round. */
function printShare(what: string, less: readonly Sample[], more: readonly Sample[]): void {
  const longer = median(more.map(({ milliseconds }, round) => milliseconds - (less[round]?.milliseconds ?? 0)));
  console.log(`${longer.toFixed(0).padStart(5)} ms  ${what}`);
}

const nothing = bare.map((): Sample => ({ milliseconds: 0, mebibytes: 0, files: 0 }));
console.log("\nwhere the time of the Flask scaffold goes, as what each subject takes longer than the one above it");
printShare("Node itself", nothing, bare);
printShare("the program, and the options that --help prints", bare, help);
printShare("templates: loaded, chosen and rendered", help, dry);
printShare(`writing: ${scaffolded[0]?.files} files, half of them pristine copies for later merges`, dry, scaffolded);
