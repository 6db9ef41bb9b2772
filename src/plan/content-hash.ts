import { createHash } from "node:crypto";
import type { PlanDocument } from "./document/plan-document.ts";
import type { Plain } from "./document/plain-value.ts";
import { stemOf } from "./ir/assemble-ir.ts";
import type { PlanState } from "./ir/plan-ir.ts";

/**
 * What `ready` promises about: the blocks, the prose and the other fences of a document and of the files beside it,
 * as data. Line ends, the layout of YAML, comments, and the header's own status do not count.
 */
export function contentHash(file: string, documents: readonly PlanDocument[]): string {
  const parts = documents.filter(({ path }) => stemOf(path) === stemOf(file)).map(contentOf);
  return `sha256:${createHash("sha256").update(JSON.stringify(parts)).digest("hex")}`;
}

/** What a plan's status is worth, now that its content is what it is. */
export function stateOf({ path, frontMatter }: PlanDocument, documents: readonly PlanDocument[]): PlanState {
  const { status, content } = frontMatter.data;
  if (status !== "ready" && status !== "applied") {
    return "draft";
  }
  return content === contentHash(path, documents) ? status : "edited";
}

function contentOf(document: PlanDocument): unknown {
  const { status: _, content: __, ...header } = document.frontMatter.data;
  const isYaml = document.form === "yaml";
  return {
    header: isYaml ? null : sorted(header),
    prose: document.prose.map(({ text }) => text.trim()).filter((text) => text !== ""),
    fences: document.otherFences.map(({ language, text }) => [language, text]),
    blocks: document.blocks.map(({ kind, value }) => [kind, sorted(value)]),
  };
}

/** Keys in one order, so that moving a line changes nothing. */
function sorted(value: Plain): Plain {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((key) => [key, sorted(value[key] ?? null)]),
  );
}
