import { createPromptModule } from "inquirer";
import type { Ask, Choice } from "../question.ts";
import { InterruptedError } from "../errors.ts";

/**
 * Questions on the terminal, drawn on stderr so that stdout stays for results.
 * Ctrl-C, `signal` and the end of input all throw InterruptedError.
 */
export function createAsk(signal: AbortSignal): Ask {
  const prompt = createPromptModule({ input: process.stdin, output: process.stderr, signal });
  const answerTo = async <T>(question: Readonly<Record<string, unknown>>): Promise<T> => {
    const asked: Promise<{ readonly answer: unknown }> = prompt([{ ...question, name: "answer" }] as never);
    return (await untilInputEnds(asked)).answer as T;
  };
  return {
    text: ({ message, initial, check }) =>
      answerTo({ type: "input", message, default: initial, validate: (text: string) => check?.(text) ?? true }),
    choice: ({ message, choices, initial }) =>
      answerTo({ type: "select", message, choices: choices.map(toChoice), default: initial }),
    many: ({ message, choices, initial, check }) =>
      answerTo({
        type: "checkbox",
        message,
        pageSize: choices.length,
        loop: false,
        choices: choices.map((choice) => ({ ...toChoice(choice), checked: initial.includes(choice.value) })),
        validate: (picked: readonly { readonly value: never }[]) => check?.(picked.map(({ value }) => value)) ?? true,
      }),
  };
}

function toChoice<T>({ value, label, hint }: Choice<T>) {
  return { value, name: hint === undefined ? label : `${label} (${hint})`, short: label };
}

/**
 * At the end of input a prompt never settles: the process would run out of work and exit with 0.
 * `beforeExit` is that very moment.
 */
async function untilInputEnds<T>(asked: Promise<T>): Promise<T> {
  const ending = new AbortController();
  const end = (): void => {
    ending.abort();
  };
  const ended = new Promise<never>((_, reject) => {
    ending.signal.addEventListener("abort", () => {
      reject(new InterruptedError());
    });
  });
  process.once("beforeExit", end);
  try {
    return await Promise.race([asked, ended]);
  } catch (error) {
    throw isInterruption(error) ? new InterruptedError() : error;
  } finally {
    process.removeListener("beforeExit", end);
  }
}

function isInterruption(error: unknown): boolean {
  return error instanceof Error && ["AbortPromptError", "ExitPromptError"].includes(error.name);
}
