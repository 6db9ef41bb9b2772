/** The names in braces of a path, in their order. */
export function paramsOf(path: string | undefined): readonly string[] {
  return [...(path ?? "").matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? "");
}
