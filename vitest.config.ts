import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "fast",
          include: ["test/{unit,golden,cli}/**/*.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "acceptance",
          include: ["test/{acceptance,contract}/**/*.test.ts"],
          testTimeout: 1_200_000,
          hookTimeout: 1_200_000,
        },
      },
    ],
  },
});
