import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { GeneratedProject } from "../support/generated-project.ts";
import type { Deployment } from "./deployment.ts";
import { signIn } from "./visitor.ts";

const config = fileURLToPath(new URL("schemathesis.toml", import.meta.url));
const requirement = "schemathesis>=4.32,<5";

/**
 * Sends what the OpenAPI document allows and forbids, with every check and phase, as staff; the limits are lifted
 * because it comes from one address. `examples` is how many each phase tries an operation with. Returns the summary.
 */
export async function fuzz(project: GeneratedProject, deployment: Deployment, examples: number): Promise<string> {
  const rate = "1000000/minute";
  await deployment.restartWeb({
    RATE_LIMIT_DEFAULT: rate,
    RATE_LIMIT_LOGIN: rate,
    RATE_LIMIT_LOGIN_ADDRESS: rate,
  });
  const { baseUrl, staff } = deployment;
  if (!project.has("auth") && !project.has("health")) {
    return "has no operation to fuzz";
  }
  const headers = ["-H", "X-Forwarded-Proto: https"];
  if (project.has("auth")) {
    headers.push("-H", `Authorization: Bearer ${(await signIn(baseUrl, staff)).token}`);
  }
  const run = ["st", "--config-file", config, "run", `${baseUrl}/api/v1/openapi.json`, "--checks", "all"];
  const effort = ["--max-examples", String(examples), ...headers];
  const words = ["tool", "run", "--quiet", "--from", requirement, ...run, ...effort];
  const { exitCode, output } = await project.tryUv(words, { PYTHONUTF8: "1" }, 600);
  const log = `${project.root}-fuzz.log`;
  writeFileSync(log, output);
  if (exitCode !== 0) {
    throw new Error(`exit ${exitCode}, see ${log}\n${findingsOf(output)}`);
  }
  return output.trimEnd().split("\n").at(-1)?.replaceAll("=", "").trim() ?? "";
}

/** The operations with their findings, without the long reproductions. */
function findingsOf(output: string): string {
  const lines = output.split("\n");
  const kept = lines.filter(
    (line, at) => /^(_{3,} |- ST|\[\d{3}\]|=+ )/.test(line) || lines[at - 2]?.startsWith("- ST"),
  );
  return kept.join("\n").slice(0, 8000);
}
