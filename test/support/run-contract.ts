import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { runCommand } from "./command.ts";
import type { GeneratedProject } from "./generated-project.ts";
import { cleanEnvironment } from "./toolchain.ts";

export interface ContractRun {
  readonly project: GeneratedProject;
  readonly baseUrl: string;
  readonly staff: { readonly email: string; readonly password: string };
  readonly mode: "production" | "embedded";
}

const reportShape = z.looseObject({
  numPassedTests: z.int(),
  testResults: z.array(
    z.looseObject({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.looseObject({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** Runs test/contract against a server that is up. Throws with every failed test; returns how many passed. */
export async function runContract({ project, baseUrl, staff, mode }: ContractRun): Promise<number> {
  const report = `${project.root}-contract-${mode}.json`;
  const vitest = path.join(repository, "node_modules/vitest/vitest.mjs");
  const config = path.join(repository, "test/contract/vitest.config.ts");
  const words = [process.execPath, vitest, "run", "--config", config, "--reporter=json", `--outputFile=${report}`];
  const { output } = await runCommand(words, {
    cwd: repository,
    timeout: 900,
    env: {
      ...cleanEnvironment(),
      CONTRACT_BASE_URL: baseUrl,
      CONTRACT_FEATURES: project.features.join(","),
      CONTRACT_STAFF_EMAIL: staff.email,
      CONTRACT_STAFF_PASSWORD: staff.password,
      CONTRACT_APP_ENV: mode === "production" ? "production" : "development",
      CONTRACT_SERVICES: mode === "production" ? "real" : "embedded",
    },
  });
  return judge(readReport(report, output));
}

function readReport(file: string, output: string): z.infer<typeof reportShape> {
  try {
    return reportShape.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new Error(`the contract suite did not finish\n${output.slice(-4000)}`, { cause: error });
  }
}

function judge(report: z.infer<typeof reportShape>): number {
  const failures = report.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter((result) => result.status === "failed");
    const broken = file.status === "failed" && failed.length === 0 ? [`${file.name}\n${file.message}`] : [];
    return [
      ...broken,
      ...failed.map((result) => `${result.fullName}\n${(result.failureMessages ?? []).join("\n").slice(0, 1500)}`),
    ];
  });
  if (failures.length > 0 || report.numPassedTests === 0) {
    throw new Error(`${failures.length} of the contract's tests failed\n\n${failures.join("\n\n")}`);
  }
  return report.numPassedTests;
}
