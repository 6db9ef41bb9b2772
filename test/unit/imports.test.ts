import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const imports = /(?:\bfrom|\bimport)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g;

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Who imports whom, types and lazy imports included, by a name for each file that `nodeOf` gives. */
function readGraph(nodeOf: (file: string) => string): Graph {
  const graph = new Map<string, Set<string>>();
  for (const file of ["src", "generators"].flatMap(sourceFiles)) {
    const targets = graph.get(nodeOf(file)) ?? new Set<string>();
    graph.set(nodeOf(file), targets);
    for (const [, specifier = ""] of readFileSync(path.join(root, file), "utf8").matchAll(imports)) {
      targets.add(nodeOf(path.posix.join(path.posix.dirname(file), specifier)));
    }
    targets.delete(nodeOf(file));
  }
  return graph;
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.posix.join(folder, name.split(path.sep).join("/")));
}

/**
 * A folder and what it is divided into are one. A file at the root of a tree stands for itself: the errors are
 * everybody's, the entry point is nobody's.
 */
function folderOf(file: string): string {
  const [tree = "", folder = "", ...rest] = file.split("/");
  return rest.length === 0 ? file : `${tree}/${folder}`;
}

function findCycle(graph: Graph): readonly string[] | null {
  const done = new Set<string>();
  const visit = (node: string, trail: readonly string[]): readonly string[] | null => {
    if (trail.includes(node)) {
      return [...trail.slice(trail.indexOf(node)), node];
    }
    if (done.has(node)) {
      return null;
    }
    for (const target of graph.get(node) ?? []) {
      const cycle = visit(target, [...trail, node]);
      if (cycle !== null) {
        return cycle;
      }
    }
    done.add(node);
    return null;
  };
  return [...graph.keys()].map((node) => visit(node, [])).find((cycle) => cycle !== null) ?? null;
}

test("the graph is read at all", () => {
  expect(readGraph((file) => file).get("src/bin.ts")).toContain("src/cli/main.ts");
  expect(
    findCycle(
      new Map([
        ["a", new Set(["b"])],
        ["b", new Set(["c"])],
        ["c", new Set(["b"])],
      ]),
    ),
  ).toEqual(["b", "c", "b"]);
});

test("no files import each other in a circle", () => {
  expect(findCycle(readGraph((file) => file))).toBeNull();
});

test("no folders import each other in a circle", () => {
  expect(findCycle(readGraph(folderOf))).toBeNull();
});

function users(pattern: RegExp): readonly string[] {
  return sourceFiles("src").filter((file) => pattern.test(readFileSync(path.join(root, file), "utf8")));
}

test("one module writes to the terminal, one asks, one starts programs", () => {
  expect(users(/from "inquirer"/)).toEqual(["src/cli/prompts.ts"]);
  expect(users(/from "execa"/).every((file) => file.startsWith("src/process/"))).toBe(true);
  expect(users(/process\.std(out|err)\b/).filter((file) => !file.startsWith("src/cli/"))).toEqual([]);
  expect(users(/process\.exit\(|\bconsole\.\w+\(/)).toEqual([]);
});
