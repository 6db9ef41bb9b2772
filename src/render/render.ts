import type { ProjectPlan } from "../../generators/project.ts";
import type { VirtualFile } from "../files/virtual-file.ts";
import type { Catalogue } from "./catalogue.ts";

/** Renders the layers that a plan asks for, sorted by path. */
export function renderProject(plan: ProjectPlan, catalogue: Catalogue): readonly VirtualFile[] {
  const files = new Map<string, VirtualFile>();
  for (const [layer, templates] of Object.entries(catalogue)) {
    if (!isChosen(layer, plan)) {
      continue;
    }
    for (const [source, template] of Object.entries(templates)) {
      const path = outputPath(source, plan);
      const content = typeof template === "string" ? template : template(plan.values);
      const id = `${layer}:${source}`;
      const other = files.get(path);
      if (other !== undefined) {
        throw new Error(`${path} comes from both ${other.id} and ${id}`);
      }
      files.set(path, { id, path, ownership: "merged", content, executable: content.startsWith("#!") });
    }
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isChosen(layer: string, plan: ProjectPlan): boolean {
  return layer === "base" || layer.split("+").every((part) => plan.features.some((id) => id === part));
}

function outputPath(source: string, plan: ProjectPlan): string {
  return source
    .split("/")
    .map((part) => (part === "_gitignore" ? ".gitignore" : part.replaceAll("__package__", plan.package)))
    .join("/");
}
