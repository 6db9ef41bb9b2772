import type { Progress } from "../effects.ts";
import type { OutputStream } from "./console.ts";

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const frameMilliseconds = 80;
const eraseLine = "\r\u001b[2K";

/** The progress list: a spinner that becomes a tick on a terminal, one plain line at each end of a step elsewhere. */
export function createProgress(stream: OutputStream): Progress {
  return {
    step: async (title, work) => {
      const end = stream.isTerminal ? startSpinner(stream, title) : startPlain(stream, title);
      try {
        const result = await work();
        end("done");
        return result;
      } catch (error) {
        end("failed");
        throw error;
      }
    },
    note: (line) => {
      stream.write(`${line}\n`);
    },
  };
}

type End = (state: "done" | "failed") => void;

function startPlain(stream: OutputStream, title: string): End {
  stream.write(`${title} ...\n`);
  return (state) => {
    stream.write(`${title}: ${state}\n`);
  };
}

function startSpinner(stream: OutputStream, title: string): End {
  let frame = 0;
  const draw = (): void => {
    stream.write(`${eraseLine}${stream.style("cyan", frames[frame % frames.length] ?? "")} ${title}`);
    frame += 1;
  };
  draw();
  const timer = setInterval(draw, frameMilliseconds);
  return (state) => {
    clearInterval(timer);
    const mark = state === "done" ? stream.style("green", "✔") : stream.style("red", "✘");
    stream.write(`${eraseLine}${mark} ${title}\n`);
  };
}
