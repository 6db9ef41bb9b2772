import { defineConfig } from "vitest/config";

/** What must hold for any plan, project and command, and at any moment: samples for a person who waits, all in CI. */
const laws = [
  "test/property/**/*.test.ts",
  "test/unit/plan/{mutation*,slow-documents}.test.ts",
  "test/unit/files/{diff,faults}.test.ts",
  "test/unit/scaffold/laws.test.ts",
  "test/cli/{changes,interruptions,odd-surroundings,plop,precompiled}.test.ts",
];
const samples =
  process.env["CI"] === undefined ? {} : { PLAN_DOCUMENTS: "20000", MUTATIONS_EVERY: "1", FAULT_RUNS: "25" };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "fast",
          include: ["test/{unit,golden,cli}/**/*.test.ts"],
          exclude: laws,
          // They share nothing that one of them changes, and loading the program anew for each took a third of the time.
          isolate: false,
          // Many of them wait for processes that they started.
          maxWorkers: "100%",
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "laws",
          include: laws,
          env: samples,
          maxWorkers: 3,
          testTimeout: 1_200_000,
        },
      },
      {
        test: {
          name: "acceptance",
          include: ["test/acceptance/**/*.test.ts"],
          // Its tests wait for ticks, leases and ends of processes in between: three keep two cores busy.
          maxWorkers: 3,
          testTimeout: 1_200_000,
          hookTimeout: 1_200_000,
        },
      },
    ],
  },
});
