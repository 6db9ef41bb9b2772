import { complete } from "./complete.ts";
import { decided } from "./decided.ts";
import { knownKey } from "./known-key.ts";
import { knownReference } from "./known-reference.ts";
import { renameDone } from "./rename-done.ts";
import { uniqueId } from "./unique-id.ts";
import { validValue } from "./valid-value.ts";
import type { Rule } from "./rule.ts";

/** The rules about any block, by code. */
export const schemaRules: readonly Rule[] = [
  decided,
  complete,
  knownKey,
  validValue,
  uniqueId,
  knownReference,
  renameDone,
];
