import { boundedMessage } from "./bounded-message.ts";
import { breaker } from "./breaker.ts";
import { cronLine } from "./cron-line.ts";
import { deadlineFits } from "./deadline-fits.ts";
import { deadline } from "./deadline.ts";
import { declaredService } from "./declared-service.ts";
import { fallback } from "./fallback.ts";
import { eventIsSent } from "./event-is-sent.ts";
import { givenInput } from "./given-input.ts";
import { hasNextProvider } from "./has-next-provider.ts";
import { kindRetry } from "./kind-retry.ts";
import { knownInput } from "./known-input.ts";
import { providerIdempotency } from "./provider-idempotency.ts";
import { schedule } from "./schedule.ts";
import { smallInput } from "./small-input.ts";
import { softBelowHard } from "./soft-below-hard.ts";
import { streamLimits } from "./stream-limits.ts";
import { taskExhausted } from "./task-exhausted.ts";
import { taskIdempotency } from "./task-idempotency.ts";
import { taskRetry } from "./task-retry.ts";
import { taskTimeout } from "./task-timeout.ts";
import { taskTrigger } from "./task-trigger.ts";
import { tickHasNoInput } from "./tick-has-no-input.ts";
import { triggerAgrees } from "./trigger-agrees.ts";
import { validatedAnswer } from "./validated-answer.ts";
import { withinVisibility } from "./within-visibility.ts";
import { fallbackEnds } from "./fallback-ends.ts";
import { noEndlessRescue } from "./no-endless-rescue.ts";
import type { Rule } from "./rule.ts";

/** The rules about tasks, services and channels, by code. */
export const taskRules: readonly Rule[] = [
  taskTrigger,
  taskIdempotency,
  taskRetry,
  taskTimeout,
  taskExhausted,
  triggerAgrees,
  smallInput,
  withinVisibility,
  declaredService,
  schedule,
  softBelowHard,
  kindRetry,
  deadline,
  breaker,
  fallback,
  deadlineFits,
  streamLimits,
  knownInput,
  tickHasNoInput,
  cronLine,
  boundedMessage,
  validatedAnswer,
  providerIdempotency,
  hasNextProvider,
  givenInput,
  eventIsSent,
  fallbackEnds,
  noEndlessRescue,
];
