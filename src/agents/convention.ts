import { parse } from "yaml";
import { z } from "zod";

import { frameworks } from "../../generators/define.ts";
import { listAgentFiles, readAgentFile } from "./package-files.ts";

const repositoryPath = z.string().regex(/^(?:templates|test|src)\/[^\\]+$/);

/** A file in which `contains` shows that the check is really there. */
const evidence = z.strictObject({ path: repositoryPath, contains: z.string().min(3) });

/** What fails in this repository or in a generated project; the rules on plans say themselves what they enforce. */
const enforcement = z.strictObject({ by: z.enum(["test", "linter", "startup"]), ...evidence.shape });

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
  carriedBy: z.array(repositoryPath).default([]),
  /** What fails when code breaks it. */
  enforcedBy: z.array(enforcement).default([]),
  /** For a flavour without a carrier or an enforcement: what is lacking. */
  missing: z.partialRecord(framework, z.string()).default({}),
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
