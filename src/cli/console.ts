import { styleText } from "node:util";
import type { Style } from "../effects.ts";

/** One of the two output streams, as the reporter and the progress list see it. */
export interface OutputStream {
  readonly isTerminal: boolean;
  readonly style: Style;
  write(text: string): void;
}

/** Whether streams that are terminals show colours. See https://no-color.org. */
export function colorMode(
  env: Readonly<Record<string, string | undefined>>,
  flag: { readonly noColor: boolean },
): "auto" | "never" {
  return flag.noColor || (env["NO_COLOR"] ?? "") !== "" || env["TERM"] === "dumb" ? "never" : "auto";
}

/**
 * Opens a stream for writing. A reader that went away (`| head -1`) is no error: the work goes on,
 * and what nobody reads is dropped. Anything else that fails is told once to `onFailure`.
 */
export function openStream(
  stream: NodeJS.WriteStream,
  colors: "auto" | "never",
  onFailure: (error: NodeJS.ErrnoException) => void,
): OutputStream {
  let hasFailed = false;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && !hasFailed) {
      hasFailed = true;
      onFailure(error);
    }
  });
  // `isTTY` is absent, and not false, on a file or a pipe.
  const isTerminal = "isTTY" in stream && stream.isTTY;
  const isPlain = colors === "never" || !isTerminal;
  return {
    isTerminal,
    style: (format, text) => (isPlain ? text : styleText(format, text, { validateStream: false })),
    write: (text) => {
      stream.write(text);
    },
  };
}
