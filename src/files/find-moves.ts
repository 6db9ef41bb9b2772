import { sha256 } from "./hash.ts";
import type { TrackedFile } from "./tracked-file.ts";
import type { VirtualFile } from "./virtual-file.ts";

interface Places {
  readonly tracked: readonly TrackedFile[];
  readonly disk: ReadonlyMap<string, string>;
  readonly next: readonly VirtualFile[];
}

/**
 * The files that go to another path, by id, with the path where they lie now. A path is free to go to where nothing
 * lies, where what lies there goes elsewhere itself, and where an unedited file lies that is no longer generated.
 */
export function findMoves({ tracked, disk, next }: Places): ReadonlyMap<string, string> {
  const targets = new Map(next.map(({ id, path }) => [id, path]));
  const owners = new Map(tracked.map((file) => [file.path, file]));
  const wanted = tracked.filter(({ id, path }) => disk.has(path) && (targets.get(id) ?? path) !== path);
  const moves = new Map(wanted.map(({ id, path }) => [id, path]));
  const isFree = (path: string): boolean => {
    const text = disk.get(path);
    const owner = owners.get(path);
    if (text === undefined || owner === undefined) {
      return text === undefined;
    }
    return moves.has(owner.id) || (!targets.has(owner.id) && sha256(text) === owner.renderHash);
  };
  for (;;) {
    const blocked = [...moves.keys()].filter((id) => !isFree(targets.get(id) ?? ""));
    if (blocked.length === 0) {
      return moves;
    }
    blocked.forEach((id) => moves.delete(id));
  }
}
