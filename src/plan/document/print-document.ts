import { Document, type Node, isCollection, visit } from "yaml";
import type { Plain } from "./plain-value.ts";

export interface OutlineBlock {
  readonly kind: string;
  readonly value: Plain;
}

/** A plan document as data: what `new` fills in, and what a test prints and reads back. */
export interface PlanOutline {
  readonly header: Plain;
  readonly title: string;
  readonly sections: readonly {
    readonly heading: string;
    readonly prose: readonly string[];
    readonly blocks: readonly OutlineBlock[];
  }[];
}

/** The text of a document: LF line ends, one empty line between parts. */
export function printDocument({ header, title, sections }: PlanOutline): string {
  const parts = sections.flatMap(({ heading, prose, blocks }) => [
    `## ${heading}`,
    ...prose,
    ...blocks.map(printBlock),
  ]);
  return `${[`---\n${printYaml(header)}---`, `# ${title}`, ...parts].join("\n\n")}\n`;
}

function printBlock({ kind, value }: OutlineBlock): string {
  const yaml = printYaml(value);
  const longest = Math.max(2, ...[...yaml.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}yaml plan:${kind}\n${yaml}${fence}`;
}

/** YAML with a key a line, and everything from the third level on in braces and brackets. */
function printYaml(value: Plain): string {
  const document = new Document(value, { version: "1.2", schema: "core", aliasDuplicateObjects: false });
  visit(document, {
    Collection: (_, node, path) => {
      const depth = path.filter((parent) => isCollection(parent as Node)).length;
      node.flow = depth >= 2;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
