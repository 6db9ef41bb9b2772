import { conflict, merged, type Merged, type SettingsFile, type ToolHook } from "./agent-file.ts";

type Json = Record<string, unknown>;
type Groups = Record<string, unknown[]>;

const ours = /\bcreate-backend-plan(?:@\S+)? agents hook\b/;

/** Puts our hooks in the place of those an earlier run wrote; every other key and hook stays as it is. */
export function mergeSettings(existing: string | null, { hooks }: SettingsFile): Merged {
  const settings = existing === null || existing.trim() === "" ? {} : parseObject(existing);
  if (settings === null) {
    return conflict("it is not a JSON object", null);
  }
  const before = settings["hooks"] ?? {};
  if (!isGroups(before)) {
    return conflict('its "hooks" do not have the shape of Claude Code\'s settings', null);
  }
  const wanted = { ...settings, hooks: replaceOurs(before, hooks) };
  if (existing !== null && JSON.stringify(wanted) === JSON.stringify(settings)) {
    return merged(existing);
  }
  return merged(`${JSON.stringify(wanted, null, indentOf(existing))}\n`);
}

function replaceOurs(before: Groups, hooks: readonly ToolHook[]): Groups {
  const after = new Map(Object.entries(before).map(([event, groups]) => [event, groups.flatMap(withoutOurs)]));
  for (const { event, matcher, command, timeout } of hooks) {
    const group = { matcher, hooks: [{ type: "command", command, timeout }] };
    after.set(event, [...(after.get(event) ?? []), group]);
  }
  return Object.fromEntries([...after].filter(([event, groups]) => groups.length > 0 || before[event]?.length === 0));
}

function withoutOurs(group: unknown): unknown[] {
  if (!hasHooks(group) || !group.hooks.some(isOurs)) {
    return [group];
  }
  return isAllOurs(group) ? [] : [{ ...group, hooks: group.hooks.filter((hook) => !isOurs(hook)) }];
}

function isAllOurs(group: unknown): boolean {
  return hasHooks(group) && group.hooks.length > 0 && group.hooks.every(isOurs);
}

function isOurs(hook: unknown): boolean {
  return isObject(hook) && typeof hook["command"] === "string" && ours.test(hook["command"]);
}

function hasHooks(group: unknown): group is Json & { readonly hooks: unknown[] } {
  return isObject(group) && Array.isArray(group["hooks"]);
}

function isGroups(value: unknown): value is Groups {
  return isObject(value) && Object.values(value).every((groups) => Array.isArray(groups));
}

function indentOf(existing: string | null): string {
  return /^\{\r?\n([ \t]+)"/.exec(existing ?? "")?.[1] ?? "  ";
}

function parseObject(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
