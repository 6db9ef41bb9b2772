import { constraints } from "./constraints.ts";
import { decimalPrecision } from "./decimal-precision.ts";
import { dedup } from "./dedup.ts";
import { embedding } from "./embedding.ts";
import { enumValues } from "./enum-values.ts";
import { exactMoney } from "./exact-money.ts";
import { expectedRows } from "./expected-rows.ts";
import { fileLimits } from "./file-limits.ts";
import { fittingDefault } from "./fitting-default.ts";
import { freeName } from "./free-name.ts";
import { identifierLength } from "./identifier-length.ts";
import { indexForForeignKey } from "./index-for-foreign-key.ts";
import { indexForList } from "./index-for-list.ts";
import { indexOnce } from "./index-once.ts";
import { knownField } from "./known-field.ts";
import { knownTransition } from "./known-transition.ts";
import { moneyUnit } from "./money-unit.ts";
import { onDelete } from "./on-delete.ts";
import { readableCondition } from "./readable-condition.ts";
import { oneSpelling } from "./one-spelling.ts";
import { relatedNameOnce } from "./related-name-once.ts";
import { relatedName } from "./related-name.ts";
import { relationTarget } from "./relation-target.ts";
import { roundTripName } from "./round-trip-name.ts";
import { sameInBoth } from "./same-in-both.ts";
import { scope } from "./scope.ts";
import { sensitiveField } from "./sensitive-field.ts";
import { setNullNeedsNull } from "./set-null-needs-null.ts";
import { stringLimit } from "./string-limit.ts";
import { usedArgument } from "./used-argument.ts";
import { utc } from "./utc.ts";
import { possibleLimits } from "./possible-limits.ts";
import { uniqueDefault } from "./unique-default.ts";
import type { Rule } from "./rule.ts";

/** The rules about models and their fields, by code. */
export const fieldRules: readonly Rule[] = [
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
  readableCondition,
  moneyUnit,
  oneSpelling,
  usedArgument,
  sameInBoth,
  possibleLimits,
  uniqueDefault,
];
