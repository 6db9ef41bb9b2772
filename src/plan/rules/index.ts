import { absentRow } from "./absent-row.ts";
import { alarm } from "./alarm.ts";
import { answerInPlace } from "./answer-in-place.ts";
import { auth } from "./auth.ts";
import { batchedBackfill } from "./batched-backfill.ts";
import { blockInPlace } from "./block-in-place.ts";
import { boundedMessage } from "./bounded-message.ts";
import { boundedPage } from "./bounded-page.ts";
import { breaker } from "./breaker.ts";
import { cache } from "./cache.ts";
import { changeHasMigration } from "./change-has-migration.ts";
import { collectionIsList } from "./collection-is-list.ts";
import { complete } from "./complete.ts";
import { concurrentIndex } from "./concurrent-index.ts";
import { conflict } from "./conflict.ts";
import { constraints } from "./constraints.ts";
import { cronLine } from "./cron-line.ts";
import { cursorForLarge } from "./cursor-for-large.ts";
import { deadline } from "./deadline.ts";
import { deadlineFits } from "./deadline-fits.ts";
import { decided } from "./decided.ts";
import { decimalPrecision } from "./decimal-precision.ts";
import { decisionMade } from "./decision-made.ts";
import { declaredService } from "./declared-service.ts";
import { dedup } from "./dedup.ts";
import { duplicatesFirst } from "./duplicates-first.ts";
import { edgeIsPossible } from "./edge-is-possible.ts";
import { edgeNames } from "./edge-names.ts";
import { effect } from "./effect.ts";
import { embedding } from "./embedding.ts";
import { enumValues } from "./enum-values.ts";
import { errorCode } from "./error-code.ts";
import { exactMoney } from "./exact-money.ts";
import { expectedRows } from "./expected-rows.ts";
import { fallback } from "./fallback.ts";
import { fileLimits } from "./file-limits.ts";
import { fillNewColumn } from "./fill-new-column.ts";
import { fittingDefault } from "./fitting-default.ts";
import { fittingEffect } from "./fitting-effect.ts";
import { freeModel } from "./free-model.ts";
import { freeName } from "./free-name.ts";
import { frontMatter } from "./front-matter.ts";
import { hasNextProvider } from "./has-next-provider.ts";
import { httpSemantics } from "./http-semantics.ts";
import { idempotencyKey } from "./idempotency-key.ts";
import { identifierLength } from "./identifier-length.ts";
import { indexForForeignKey } from "./index-for-foreign-key.ts";
import { indexForList } from "./index-for-list.ts";
import { indexOnce } from "./index-once.ts";
import { jobIsStarted } from "./job-is-started.ts";
import { kindRetry } from "./kind-retry.ts";
import { knownBlockKind } from "./known-block-kind.ts";
import { knownField } from "./known-field.ts";
import { knownInput } from "./known-input.ts";
import { knownKey } from "./known-key.ts";
import { knownReference } from "./known-reference.ts";
import { knownTransition } from "./known-transition.ts";
import { listField } from "./list-field.ts";
import { loaded } from "./loaded.ts";
import { lockRisk } from "./lock-risk.ts";
import { lostUpdate } from "./lost-update.ts";
import { noCallInTransaction } from "./no-call-in-transaction.ts";
import { noCode } from "./no-code.ts";
import { noPlaceholder } from "./no-placeholder.ts";
import { noTrailingSlash } from "./no-trailing-slash.ts";
import { noVagueWord } from "./no-vague-word.ts";
import { onDelete } from "./on-delete.ts";
import { oneStatusACode } from "./one-status-a-code.ts";
import { operationSaid } from "./operation-said.ts";
import { ordered } from "./ordered.ts";
import { paged } from "./paged.ts";
import { pathBelowVersion } from "./path-below-version.ts";
import { pathForm } from "./path-form.ts";
import { pathParameter } from "./path-parameter.ts";
import { phasesInOrder } from "./phases-in-order.ts";
import { plainData } from "./plain-data.ts";
import { preciseWaiver } from "./precise-waiver.ts";
import { providerIdempotency } from "./provider-idempotency.ts";
import { publicWriteLimit } from "./public-write-limit.ts";
import { readableDocument } from "./readable-document.ts";
import { readyAndUnchanged } from "./ready-and-unchanged.ts";
import { refusals } from "./refusals.ts";
import { relatedName } from "./related-name.ts";
import { relatedNameOnce } from "./related-name-once.ts";
import { relationTarget } from "./relation-target.ts";
import { renameDone } from "./rename-done.ts";
import { resourceField } from "./resource-field.ts";
import { rollback } from "./rollback.ts";
import { roundTripName } from "./round-trip-name.ts";
import { schedule } from "./schedule.ts";
import { scope } from "./scope.ts";
import { sensitiveField } from "./sensitive-field.ts";
import { serverField } from "./server-field.ts";
import { setNullNeedsNull } from "./set-null-needs-null.ts";
import { smallInput } from "./small-input.ts";
import { softBelowHard } from "./soft-below-hard.ts";
import { somethingChecked } from "./something-checked.ts";
import { stepFields } from "./step-fields.ts";
import { streamLimits } from "./stream-limits.ts";
import { stringLimit } from "./string-limit.ts";
import { target } from "./target.ts";
import { taskExhausted } from "./task-exhausted.ts";
import { taskIdempotency } from "./task-idempotency.ts";
import { taskRetry } from "./task-retry.ts";
import { taskTimeout } from "./task-timeout.ts";
import { taskTrigger } from "./task-trigger.ts";
import { tickHasNoInput } from "./tick-has-no-input.ts";
import { transaction } from "./transaction.ts";
import { triggerAgrees } from "./trigger-agrees.ts";
import { twoSteps } from "./two-steps.ts";
import { uniqueId } from "./unique-id.ts";
import { uniquePlan } from "./unique-plan.ts";
import { uniqueRoute } from "./unique-route.ts";
import { uniqueTable } from "./unique-table.ts";
import { usedShape } from "./used-shape.ts";
import { usedWaiver } from "./used-waiver.ts";
import { utc } from "./utc.ts";
import { validValue } from "./valid-value.ts";
import { validatedAnswer } from "./validated-answer.ts";
import { visibility } from "./visibility.ts";
import { withinVisibility } from "./within-visibility.ts";
import { yamlSyntax } from "./yaml-syntax.ts";
import type { Rule } from "./rule.ts";

/** Every rule, by code. Adding one is its file and a line here. */
export const rules: readonly Rule[] = [
  readableDocument,
  frontMatter,
  yamlSyntax,
  plainData,
  knownBlockKind,
  blockInPlace,
  somethingChecked,
  readyAndUnchanged,
  decided,
  complete,
  knownKey,
  validValue,
  uniqueId,
  knownReference,
  renameDone,
  decimalPrecision,
  stringLimit,
  onDelete,
  enumValues,
  setNullNeedsNull,
  relationTarget,
  knownField,
  indexForList,
  indexForForeignKey,
  freeName,
  roundTripName,
  exactMoney,
  utc,
  scope,
  embedding,
  fileLimits,
  indexOnce,
  dedup,
  fittingDefault,
  knownTransition,
  sensitiveField,
  relatedNameOnce,
  expectedRows,
  constraints,
  identifierLength,
  relatedName,
  pathBelowVersion,
  absentRow,
  refusals,
  conflict,
  paged,
  ordered,
  boundedPage,
  loaded,
  errorCode,
  transaction,
  serverField,
  visibility,
  uniqueRoute,
  pathParameter,
  idempotencyKey,
  noCallInTransaction,
  auth,
  httpSemantics,
  cursorForLarge,
  pathForm,
  noTrailingSlash,
  publicWriteLimit,
  listField,
  resourceField,
  effect,
  oneStatusACode,
  lostUpdate,
  cache,
  collectionIsList,
  operationSaid,
  fittingEffect,
  jobIsStarted,
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
  fillNewColumn,
  twoSteps,
  duplicatesFirst,
  concurrentIndex,
  rollback,
  changeHasMigration,
  phasesInOrder,
  stepFields,
  batchedBackfill,
  lockRisk,
  uniqueTable,
  freeModel,
  usedWaiver,
  preciseWaiver,
  answerInPlace,
  decisionMade,
  edgeIsPossible,
  edgeNames,
  usedShape,
  target,
  uniquePlan,
  alarm,
  noPlaceholder,
  noVagueWord,
  noCode,
];

const byCode = new Map(rules.map((rule) => [rule.code, rule]));

export function findRule(code: string): Rule | undefined {
  return byCode.get(code);
}

/** The rule of a code that this program itself reports. */
export function ruleFor(code: string): Rule {
  const rule = byCode.get(code);
  if (rule === undefined) {
    throw new Error(`no rule has the code ${code}`);
  }
  return rule;
}
