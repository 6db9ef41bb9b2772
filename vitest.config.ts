import { defineConfig } from "vitest/config";

/** Laws that are tried on many documents and at many moments: small samples for a person who waits, all of it in CI. */
const laws = [
  "test/property/**/*.test.ts",
  "test/unit/plan/mutation*.test.ts",
  "test/unit/files/faults.test.ts",
  "test/cli/interruptions.test.ts",
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
          maxWorkers: "100%",
          testTimeout: 1_200_000,
        },
      },
      {
        test: {
          name: "acceptance",
          include: ["test/acceptance/**/*.test.ts"],
          // Its tests wait for other processes most of the time, so that two keep two cores busy.
          maxWorkers: 2,
          testTimeout: 1_200_000,
          hookTimeout: 1_200_000,
        },
      },
    ],
  },
});
