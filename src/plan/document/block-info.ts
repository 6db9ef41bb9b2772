const marker = /^plan:(\S*)$/i;

/** The kind of block that the info string of a fence asks for, in lower case; null where it asks for none. */
export function kindIn(info: string): string | null {
  const [first = "", second = ""] = info.split(/\s+/);
  const found = marker.exec(second) ?? marker.exec(first);
  return found === null ? null : (found[1] ?? "").toLowerCase();
}

/** Whether the info string is the one that opens a block of its kind. */
export function isWellFormed(info: string, kind: string): boolean {
  const [language, second] = info.split(/\s+/);
  return (language === "yaml" || language === "yml") && second === `plan:${kind}`;
}
