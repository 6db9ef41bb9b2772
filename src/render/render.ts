import type { VirtualFile } from "../files/virtual-file.ts";
import { UserError } from "../errors.ts";
import type { Catalogue, Template } from "./catalogue.ts";
import type { RenderPlan } from "./plan.ts";

/**
 * Renders the layers that a plan asks for, sorted by path.
 * @throws {UserError} where a name of the plan is one that the templates use themselves.
 */
export function render(plan: RenderPlan, catalogue: Catalogue): readonly VirtualFile[] {
  refuseTakenNames(plan, catalogue);
  const files = new Map<string, VirtualFile>();
  for (const [layer, templates] of Object.entries(catalogue).filter(([name]) => isChosen(name, plan))) {
    for (const [source, template] of Object.entries(templates)) {
      const file = renderFile(`${layer}:${source}`, template, plan);
      const other = files.get(file.path);
      if (other !== undefined) {
        throw new Error(`${file.path} comes from both ${other.id} and ${file.id}`);
      }
      files.set(file.path, file);
    }
  }
  return [...files.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function renderFile(id: string, template: Template, plan: RenderPlan): VirtualFile {
  const content = typeof template === "string" ? template : template(plan.values);
  const path = outputPath(id.slice(id.indexOf(":") + 1), plan);
  return { id, path, ownership: "merged", content, executable: content.startsWith("#!") };
}

function isChosen(layer: string, plan: RenderPlan): boolean {
  return layer.split("+").every((part) => plan.layers.includes(part));
}

function outputPath(source: string, plan: RenderPlan): string {
  return source
    .split("/")
    .map((part) => (part === "_gitignore" ? ".gitignore" : fillName(part, plan)))
    .join("/");
}

function fillName(part: string, plan: RenderPlan): string {
  return Object.entries({ ...plan.folders, ...plan.pathNames }).reduce(
    (name, [hole, value]) => name.replaceAll(hole, value),
    part,
  );
}

/** A package called like a folder or module beside it would be mixed into that, or hide it. */
function refuseTakenNames(plan: RenderPlan, catalogue: Catalogue): void {
  const paths = Object.values(catalogue).flatMap((templates) => Object.keys(templates));
  for (const [hole, value] of Object.entries(plan.pathNames)) {
    const folders = new Set(
      paths.filter((path) => path.includes(`${hole}/`)).map((path) => path.slice(0, path.indexOf(`${hole}/`))),
    );
    for (const folder of folders) {
      const taken = paths.some((path) => ["/", ".py"].some((end) => path.startsWith(`${folder}${value}${end}`)));
      if (taken) {
        throw new UserError(
          "name-taken",
          `"${value}" is a part of every generated project: ${folder}${value}`,
          `try "${value.replaceAll("_", "-")}-api"`,
        );
      }
    }
  }
}
