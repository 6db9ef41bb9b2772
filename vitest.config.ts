import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "fast",
          include: ["test/{unit,golden,cli,property}/**/*.test.ts"],
          // Many of them wait for processes that they started.
          maxWorkers: "100%",
          testTimeout: 30_000,
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
