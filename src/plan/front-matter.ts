import { UserError } from "../errors.ts";
import { readFrontMatter } from "./document/front-matter.ts";
import type { Plain } from "./document/plain-value.ts";

/** The header and the body of a Markdown text; throws UserError `front-matter` where the header is not plain YAML. */
export function parseFrontMatter(text: string): {
  readonly data: { readonly [key: string]: Plain };
  readonly body: string;
} {
  const { data, bodyOffset, problems } = readFrontMatter(text);
  const [problem] = problems;
  if (problem !== undefined) {
    throw new UserError("front-matter", problem.message, "write the header as plain YAML between two lines of ---");
  }
  return { data, body: text.slice(bodyOffset) };
}
