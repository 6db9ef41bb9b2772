import { expect, test } from "vitest";
import { reportFailure } from "../../src/cli/report.ts";

test.each(["EACCES", "EPERM"])("what may not be read (%s) is not said to lack a folder to write to", (code) => {
  const written: string[] = [];
  const stream = {
    write: (text: string) => void written.push(text),
    style: (_: string, text: string) => text,
  } as unknown as Parameters<typeof reportFailure>[1]["stdout"];
  const failure = Object.assign(new Error(`${code}: open`), { code, syscall: "open", path: "/x/plans/e.md" });
  expect(reportFailure(failure, { stdout: stream, stderr: stream, format: "text" })).toBe(2);
  expect(written.join("")).toMatch(
    /^error: .* at "\/x\/plans\/e\.md"\nfix: change its permissions, or name another file or folder\n$/,
  );
});
