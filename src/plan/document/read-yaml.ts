import { Composer, type Document, type Node, Parser } from "yaml";
import { limits } from "./limits.ts";
import { type Plain, toPlain } from "./plain-value.ts";
import type { Problem } from "./problem.ts";
import { tooDeepAt } from "./yaml-depth.ts";

/** YAML read as data; offsets are those of the YAML text itself. */
export interface YamlTree {
  readonly value: Plain;
  /** The composed nodes, for positions and for edits; null where nothing could be composed. */
  readonly root: Node | null;
  readonly problems: readonly Problem[];
}

const options = {
  version: "1.2",
  schema: "core",
  uniqueKeys: false,
  logLevel: "silent",
  prettyErrors: false,
} as const;

/** Reads one YAML document. Never throws: what is wrong is in `problems`, up to a hundred of it. */
export function readYaml(text: string, longest: number = limits.blockLength): YamlTree {
  if (text.length > longest) {
    return failed(`the YAML has ${text.length} characters, more than the ${longest} that are read`, 0);
  }
  const tokens = [...new Parser().parse(text)];
  const deep = tooDeepAt(tokens);
  if (deep !== null) {
    return failed(`values are nested deeper than ${limits.depth} levels`, deep);
  }
  const directive = tokens.find((token) => token.type === "directive");
  if (directive !== undefined) {
    return failed("YAML directives are refused", directive.offset);
  }
  const [document, second] = new Composer(options).compose(tokens, true, text.length);
  if (document === undefined) {
    return { value: null, root: null, problems: [] };
  }
  const problems = [...document.errors, ...document.warnings].map(toProblem);
  if (second !== undefined) {
    const start = second.range[0];
    problems.push({
      code: "BP003",
      message: "a second YAML document begins here, and one is taken",
      start,
      end: start + 3,
    });
  }
  return finish(document, problems);
}

function finish(document: Document, problems: readonly Problem[]): YamlTree {
  const { value, problems: refused } = toPlain(document);
  const isSyntax = problems.some(({ code }) => code === "BP003");
  return {
    value,
    root: document.contents,
    problems: isSyntax ? firstSyntax(problems) : [...problems, ...refused].slice(0, limits.repeats),
  };
}

/** One slip makes the parser stumble over all that follows; only where it stumbled first is worth a look. */
function firstSyntax(problems: readonly Problem[]): readonly Problem[] {
  return problems
    .filter(({ code }) => code === "BP003")
    .toSorted((a, b) => a.start - b.start)
    .slice(0, 1);
}

function failed(message: string, start: number): YamlTree {
  return { value: null, root: null, problems: [{ code: "BP004", message, start, end: start + 1 }] };
}

function toProblem(error: {
  readonly code: string;
  readonly message: string;
  readonly pos: [number, number];
}): Problem {
  const isTag = error.code === "TAG_RESOLVE_FAILED";
  const message = firstLine(error.message);
  return {
    code: isTag ? "BP004" : "BP003",
    message: isTag ? `${message}: tags are refused, only plain data is taken` : message,
    start: error.pos[0],
    end: Math.max(error.pos[1], error.pos[0] + 1),
  };
}

function firstLine(message: string): string {
  const line = message.split("\n", 1)[0] ?? message;
  return line.charAt(0).toLowerCase() + line.slice(1);
}
