import { alarm } from "./alarm.ts";
import { answerInPlace } from "./answer-in-place.ts";
import { decisionMade } from "./decision-made.ts";
import { edgeIsPossible } from "./edge-is-possible.ts";
import { edgeInput } from "./edge-input.ts";
import { edgeNames } from "./edge-names.ts";
import { freeModel } from "./free-model.ts";
import { hasEdgeCase } from "./has-edge-case.ts";
import { preciseWaiver } from "./precise-waiver.ts";
import { startedInEdge } from "./started-in-edge.ts";
import { target } from "./target.ts";
import { uniquePlan } from "./unique-plan.ts";
import { uniqueTable } from "./unique-table.ts";
import { usedShape } from "./used-shape.ts";
import { usedWaiver } from "./used-waiver.ts";
import { expectsSomething } from "./expects-something.ts";
import { givenTogether } from "./given-together.ts";
import type { Rule } from "./rule.ts";

/** The rules about what blocks and plans say about each other, by code. */
export const planRules: readonly Rule[] = [
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
  hasEdgeCase,
  edgeInput,
  startedInEdge,
  expectsSomething,
  givenTogether,
];
