import { at } from "../ir/field-ir.ts";
import { type Report, type RuleContext, defineRule } from "./rule.ts";

export const phasesInOrder = defineRule({
  code: "BP507",
  severity: "error",
  conventions: ["zero-downtime"],
  summary: "expand comes before backfill, and contract with a later deployment",
  reason: "Old and new code run together in between; each phase must suit both.",
  fix: "move the step to a later deployment",
  good: "  - {phase: backfill, deploy: 1, do: backfill, fields: [shelf_mark], set: {shelf_mark: lower(title)}, batch: 1000}",
  bad: `  - {phase: contract, deploy: 1, do: set_not_null, fields: [shelf_mark]}
  - {phase: backfill, deploy: 1, do: backfill, fields: [shelf_mark], set: {shelf_mark: lower(title)}, batch: 1000}`,
  check: find,
});

function* find({ ir }: RuleContext): Iterable<Report> {
  for (const { steps = [], origin } of ir.migrations) {
    for (const index of steps.keys()) {
      yield* faultsOf(steps, index).map((fault) => ({ where: at(origin, "steps", index, "deploy"), ...fault }));
    }
  }
}

function faultsOf(steps: Steps, index: number): readonly Pick<Report, "message" | "fix">[] {
  const { phase, deploy = Infinity } = steps[index] ?? {};
  const expands = deploysOf(steps, "expand");
  const last = Math.max(0, ...expands, ...deploysOf(steps, "backfill"));
  const above = Math.max(0, ...steps.slice(0, index).flatMap((step) => step.deploy ?? []));
  const faults: readonly [boolean, Pick<Report, "message" | "fix">][] = [
    [
      phase === "contract" && deploy <= last,
      { message: "it contracts with the deployment that still expands or fills" },
    ],
    [
      phase === "backfill" && expands.length > 0 && deploy < Math.min(...expands),
      { message: "it fills what is added later only" },
    ],
    [
      deploy < above,
      { message: "a step above it comes with a later deployment", fix: "write the steps in their order" },
    ],
  ];
  return faults.flatMap(([isFault, fault]) => (isFault ? [fault] : []));
}

type Steps = readonly { readonly phase?: string | undefined; readonly deploy?: number | undefined }[];

function deploysOf(steps: Steps, phase: string): readonly number[] {
  return steps.filter((step) => step.phase === phase).flatMap(({ deploy }) => deploy ?? []);
}
