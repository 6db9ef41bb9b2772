import { blockInPlace } from "./block-in-place.ts";
import { filledSection } from "./filled-section.ts";
import { frontMatter } from "./front-matter.ts";
import { hasSections } from "./has-sections.ts";
import { knownBlockKind } from "./known-block-kind.ts";
import { plainData } from "./plain-data.ts";
import { readableDocument } from "./readable-document.ts";
import { readyAndUnchanged } from "./ready-and-unchanged.ts";
import { somethingChecked } from "./something-checked.ts";
import { yamlSyntax } from "./yaml-syntax.ts";
import type { Rule } from "./rule.ts";

/** The rules about the document as a whole, by code. */
export const documentRules: readonly Rule[] = [
  readableDocument,
  frontMatter,
  yamlSyntax,
  plainData,
  knownBlockKind,
  blockInPlace,
  somethingChecked,
  readyAndUnchanged,
  hasSections,
  filledSection,
];
