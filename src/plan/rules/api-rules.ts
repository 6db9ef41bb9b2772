import { absentRow } from "./absent-row.ts";
import { auth } from "./auth.ts";
import { boundedPage } from "./bounded-page.ts";
import { cache } from "./cache.ts";
import { collectionIsList } from "./collection-is-list.ts";
import { conflict } from "./conflict.ts";
import { cursorForLarge } from "./cursor-for-large.ts";
import { effect } from "./effect.ts";
import { errorCode } from "./error-code.ts";
import { filledRow } from "./filled-row.ts";
import { effectNamesModel } from "./effect-names-model.ts";
import { fittingEffect } from "./fitting-effect.ts";
import { httpSemantics } from "./http-semantics.ts";
import { idempotencyKey } from "./idempotency-key.ts";
import { jobIsStarted } from "./job-is-started.ts";
import { listField } from "./list-field.ts";
import { loaded } from "./loaded.ts";
import { lostUpdate } from "./lost-update.ts";
import { noCallInTransaction } from "./no-call-in-transaction.ts";
import { noTrailingSlash } from "./no-trailing-slash.ts";
import { oneStatusACode } from "./one-status-a-code.ts";
import { operationSaid } from "./operation-said.ts";
import { ordered } from "./ordered.ts";
import { paged } from "./paged.ts";
import { pathBelowVersion } from "./path-below-version.ts";
import { pathForm } from "./path-form.ts";
import { pathParameter } from "./path-parameter.ts";
import { publicWriteLimit } from "./public-write-limit.ts";
import { refusals } from "./refusals.ts";
import { resourceField } from "./resource-field.ts";
import { serverField } from "./server-field.ts";
import { transaction } from "./transaction.ts";
import { uniqueRoute } from "./unique-route.ts";
import { visibility } from "./visibility.ts";
import { visibleToCaller } from "./visible-to-caller.ts";
import { oneRoute } from "./one-route.ts";
import { whichRows } from "./which-rows.ts";
import { reachableState } from "./reachable-state.ts";
import { effectKeys } from "./effect-keys.ts";
import type { Rule } from "./rule.ts";

/** The rules about resources, endpoints and channels as routes, by code. */
export const apiRules: readonly Rule[] = [
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
  filledRow,
  visibleToCaller,
  effectNamesModel,
  oneRoute,
  whichRows,
  reachableState,
  effectKeys,
];
