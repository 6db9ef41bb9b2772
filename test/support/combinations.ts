import { features, type FeatureId } from "../../generators/features.ts";
import { presetFeatures } from "../../generators/project.ts";

type Row = ReadonlySet<FeatureId>;

const ids = features.map((feature) => feature.id);

/** A small generator of pseudo-random numbers (mulberry32): the same combinations everywhere. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Takes away what lacks a feature that it needs. */
function consistent(row: Iterable<FeatureId>): Row {
  const chosen = new Set(row);
  const kept = features.filter(
    ({ id, requires }) => chosen.has(id) && requires.every((need) => chosen.has(need as FeatureId)),
  );
  return new Set(kept.map(({ id }) => id));
}

/** Every pair of features with every choice for both, as `auth=1 tasks=0`. */
function pairsOf(row: Row): string[] {
  return ids.flatMap((left, at) =>
    ids.slice(at + 1).map((right) => `${left}=${+row.has(left)} ${right}=${+row.has(right)}`),
  );
}

const nameOf = (row: Row): string => [...row].toSorted().join("+") || "nothing";

/**
 * At least `count` different sets of features: the presets, each feature as alone as it can be, then greedily what
 * covers most pairs not seen yet (so that all possible pairs are covered), then random ones.
 */
export function combineFeatures(count: number, seed: number): readonly (readonly FeatureId[])[] {
  const random = seeded(seed);
  const pool = Array.from({ length: 2000 }, () => consistent(ids.filter(() => random() < 0.5)));
  const rows = new Map<string, Row>();
  const open = new Set(pool.flatMap(pairsOf));
  const take = (row: Row): void => {
    rows.set(nameOf(row), row);
    pairsOf(row).forEach((pair) => open.delete(pair));
  };
  take(new Set(presetFeatures("minimal")));
  take(new Set(presetFeatures("standard")));
  features.forEach(({ id, requires }) => take(consistent([id, ...(requires as readonly FeatureId[])])));
  const gain = (row: Row): number => pairsOf(row).filter((pair) => open.has(pair)).length;
  while (open.size > 0) {
    take(pool.reduce((best, row) => (gain(row) > gain(best) ? row : best)));
  }
  for (const row of pool) {
    if (rows.size >= count) {
      break;
    }
    take(row);
  }
  return [...rows.values()].map((row) => [...row]);
}
