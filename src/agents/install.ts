import { type Framework, frameworks } from "../../generators/define.ts";
import { UserError } from "../errors.ts";
import { ExitCode } from "../exit-codes.ts";
import type { Change } from "../files/change.ts";
import { version } from "../version.ts";
import { planAgentChanges } from "./agent-changes.ts";
import { agentFiles } from "./agent-files.ts";
import { assembleKit } from "./kit.ts";
import { oneOf } from "./one-of.ts";
import { projectFramework } from "./project-framework.ts";
import { readExisting } from "./read-existing.ts";
import { agentTools, type AgentToolId } from "./tools.ts";

export interface InstallRequest {
  /** The project's folder, absolute. */
  readonly root: string;
  /** As the user wrote them; several ids may be joined by commas. */
  readonly tools: readonly string[];
  readonly framework: string | undefined;
  readonly onConflict: string;
}

export interface Installation {
  readonly framework: Framework;
  readonly tools: readonly AgentToolId[];
  readonly changes: readonly Change[];
}

/**
 * Decides what the agent tools' files become; writes nothing.
 * @throws {UserError} for an unknown choice, and `conflict` where text of ours was edited and no side was chosen.
 */
export function planInstallation({ root, tools, framework, onConflict }: InstallRequest): Installation {
  const chosen = [...new Set(tools.flatMap((entry) => entry.split(",")))].map((id) =>
    oneOf("--for", id, agentTools.map((tool) => tool.id)),
  );
  const found = framework === undefined ? projectFramework(root) : oneOf("--framework", framework, frameworks);
  if (found === null) {
    throw new UserError(
      "no-framework",
      "this folder does not say which framework it is built with",
      "give --framework flask or --framework django, or run it in a generated project",
    );
  }
  const policy = oneOf("--on-conflict", onConflict, ["fail", "ours", "theirs"] as const);
  const files = agentFiles(assembleKit(found, version), chosen);
  const changes = planAgentChanges(files, (path) => readExisting(root, path), policy);
  refuseConflicts(changes);
  return { framework: found, tools: chosen, changes };
}

function refuseConflicts(changes: readonly Change[]): void {
  const conflicts = changes.filter(({ status }) => status === "conflict");
  if (conflicts.length === 0) {
    return;
  }
  throw new UserError(
    "conflict",
    `${conflicts.length === 1 ? "1 file was" : `${conflicts.length} files were`} changed by hand, nothing was written`,
    "give --on-conflict=ours to keep them or --on-conflict=theirs to replace our part; repair damaged markers by hand",
    ExitCode.failed,
    conflicts.map(({ path, note }) => `${path}: ${note ?? ""}`),
  );
}
