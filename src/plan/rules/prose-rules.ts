import { noCode } from "./no-code.ts";
import { noPlaceholder } from "./no-placeholder.ts";
import { noVagueWord } from "./no-vague-word.ts";
import type { Rule } from "./rule.ts";

/** The rules about the sentences between the blocks, by code. */
export const proseRules: readonly Rule[] = [noPlaceholder, noVagueWord, noCode];
