import type { Node } from "yaml";
import type { CheckedBlock } from "../checked-block.ts";
import { type Path, type Span, locate } from "../document/locate.ts";
import type { PlanDocument } from "../document/plan-document.ts";
import { toDocumentOffset } from "../document/source-map.ts";

/** YAML in a document: a block, or the header. */
export interface YamlPlace {
  readonly document: PlanDocument;
  readonly root: Node | null;
  readonly base: Path;
  readonly offsetOf: (offset: number) => number;
  readonly id: string;
}

export function placeOfBlock({ document, block, id }: CheckedBlock): YamlPlace {
  return {
    document,
    root: block.root,
    base: block.base,
    offsetOf: (offset) => toDocumentOffset(block.source, offset),
    id,
  };
}

export function placeOfHeader(document: PlanDocument): YamlPlace {
  const { root, offset } = document.frontMatter;
  return { document, root, base: [], offsetOf: (position) => position + offset, id: "" };
}

/** Offsets in the document of what stands at a path, or of what comes nearest to it. */
export function spanAt(place: YamlPlace, path: Path, at: "key" | "value"): Span {
  const located = locate(place.root, [...place.base, ...path]);
  const span = at === "key" && located.key !== null ? located.key : located.value;
  const start = place.offsetOf(span.start);
  return { start, end: Math.max(place.offsetOf(span.end), start + 1) };
}

/** `model.Order.customer.on_delete`, `resource.orders.list.sort[0]`. */
export function pathName(id: string, path: Path): string {
  const shown = path[0] === "fields" && id.startsWith("model.") ? path.slice(1) : path;
  return shown.reduce<string>((name, segment) => {
    if (typeof segment === "number") {
      return `${name}[${segment}]`;
    }
    return name === "" ? segment : `${name}.${segment}`;
  }, id);
}
