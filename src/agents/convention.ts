import { parse } from "yaml";
import { z } from "zod";

import { frameworks } from "../../generators/define.ts";
import { listAgentFiles, readAgentFile } from "./package-files.ts";

const template = z.string().regex(/^templates\/[^\\]+$/);

/**
 * What fails in this repository or in a generated project, in a file in which `contains` shows that it is really
 * there; the rules on plans say themselves what they enforce.
 */
const enforcement = z.strictObject({
  by: z.enum(["test", "linter", "startup"]),
  path: template.or(z.string().regex(/^test\/[^\\]+$/)),
  contains: z.string().min(3),
});

/** A clause of the statement that no template carries yet; `sign` is a word that would stand in one that does. */
const lack = z.strictObject({ clause: z.string().min(1), sign: z.string().min(4) });

const framework = z.enum(frameworks);

const convention = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/),
  flavours: z.array(framework).min(1),
  /** What must hold, one sentence. */
  statement: z.string().min(1),
  /** How a flavour does it, where that differs. */
  how: z.partialRecord(framework, z.string()).default({}),
  /** What goes wrong without it. */
  why: z.string().min(1),
  /** Template files in which the convention can be seen. */
  carriedBy: z.array(template).default([]),
  /** What fails when code breaks it. */
  enforcedBy: z.array(enforcement).default([]),
  /** For a flavour without a carrier or an enforcement: what is lacking. */
  missing: z.partialRecord(framework, z.string()).default({}),
  /** What is lacking of a statement that is carried and enforced otherwise. */
  lacking: z.array(lack).default([]),
});

const areaFile = z.strictObject({ area: z.string(), conventions: z.array(convention).min(1) });

export type Enforcement = z.infer<typeof enforcement>;
export type Convention = z.infer<typeof convention> & { readonly area: string };

const order = ["structure", "data", "api", "background", "operations"];

/** The convention catalogue, in reading order. */
export function loadConventions(): readonly Convention[] {
  const files = listAgentFiles("conventions").toSorted((a, b) => rank(a) - rank(b));
  return files.flatMap((name) => {
    const { area, conventions } = areaFile.parse(parse(readAgentFile(`conventions/${name}`)));
    return conventions.map((entry) => ({ ...entry, area }));
  });
}

function rank(file: string): number {
  const position = order.indexOf(file.replace(/\.yaml$/, ""));
  return position === -1 ? order.length : position;
}
