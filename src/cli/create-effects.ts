import type { GlobalFlags } from "../commands/command.ts";
import type { Effects } from "../effects.ts";
import type { Ask } from "../question.ts";
import { UserError } from "../errors.ts";
import type { Run } from "../process/run.ts";
import { createProgress } from "./progress.ts";
import type { Output } from "./report.ts";

/** What the commands may touch, of this very process. What a run does not need is not loaded. */
export function createEffects(cwd: string, flags: GlobalFlags, output: Output): Effects {
  const signal = interruptSignal();
  const interactive = process.stdin.isTTY && output.stderr.isTerminal && !flags.yes && !flags.json;
  return {
    cwd,
    env: process.env,
    interactive,
    ask: interactive ? askLazily(signal) : answerWithoutAsking(flags),
    run: runLazily(signal),
    progress: createProgress(output.stderr),
    style: flags.json ? (_, text) => text : output.stdout.style,
    signal,
  };
}

/**
 * Aborted by the first signal. The handlers stay, because a library that finds itself alone with a signal would end the
 * process; at a second signal that nobody else cares for they do so themselves.
 */
function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    const handle = (): void => {
      if (controller.signal.aborted && process.listenerCount(name) === 1) {
        process.off(name, handle);
        process.kill(process.pid, name);
      }
      controller.abort();
    };
    process.on(name, handle);
  }
  return controller.signal;
}

function askLazily(signal: AbortSignal): Ask {
  const load = async (): Promise<Ask> => (await import("./prompts.ts")).createAsk(signal);
  return {
    text: async (question) => (await load()).text(question),
    choice: async (question) => (await load()).choice(question),
    many: async (question) => (await load()).many(question),
  };
}

const refuse = ({ flag }: { readonly flag: string }): Promise<never> =>
  Promise.reject(new UserError("no-terminal", "there is nobody to ask", `give ${flag}, or --yes to take the default`));

const takeDefault = <T>({ initial }: { readonly initial: T }): Promise<T> => Promise.resolve(initial);

const takeDefaults: Ask = { text: takeDefault, choice: takeDefault, many: takeDefault };

const neverAsk: Ask = { text: refuse, choice: refuse, many: refuse };

function answerWithoutAsking({ yes }: GlobalFlags): Ask {
  return yes ? takeDefaults : neverAsk;
}

function runLazily(signal: AbortSignal): Run {
  return async (...call) => (await import("../process/run.ts")).createRun(signal)(...call);
}
