import { conflict, merged, type Merged, type SettingsFile, type ToolHook } from "./agent-file.ts";
import { memberSpans } from "./member-spans.ts";

type Json = Record<string, unknown>;
type Groups = Record<string, unknown[]>;

const ours = /\bcreate-backend-plan(?:@\S+)? agents hook\b/;

/**
 * Puts our hooks in the place of those an earlier run wrote. Every other hook keeps its value, and the text outside of
 * `hooks` stays byte for byte.
 */
export function mergeSettings(existing: string | null, { hooks }: SettingsFile): Merged {
  const text = existing === null || existing.trim() === "" ? "{}\n" : existing;
  const settings = parseObject(text);
  if (settings === null) {
    return conflict("it is not a JSON object", null);
  }
  const before = settings["hooks"] ?? {};
  if (!isGroups(before)) {
    return conflict('its "hooks" do not have the shape of Claude Code\'s settings', null);
  }
  const after = replaceOurs(before, hooks);
  return merged(JSON.stringify(after) === JSON.stringify(before) ? text : withHooks(text, after));
}

function withHooks(text: string, hooks: Groups): string {
  const spans = memberSpans(text);
  const there = spans.get("hooks");
  const last = [...spans.values()].at(-1);
  const { value, member } = printHooks(hooks, text);
  if (there !== undefined) {
    return text.slice(0, there.start) + value + text.slice(there.end);
  }
  return last === undefined
    ? `{${member}\n}${text.slice(text.indexOf("}") + 1)}`
    : `${text.slice(0, last.end)},${member}${text.slice(last.end)}`;
}

/** In the layout of the settings around them: on one line, or indented alike. */
function printHooks(hooks: Groups, settings: string): { readonly value: string; readonly member: string } {
  if (/^\{.+\}$/.test(settings.trim())) {
    const value = JSON.stringify(hooks);
    return { value, member: `"hooks":${value}` };
  }
  const indent = /^\s*\{\n([ \t]+)"/.exec(settings)?.[1] ?? "  ";
  const value = JSON.stringify(hooks, null, indent).replaceAll("\n", `\n${indent}`);
  return { value, member: `\n${indent}"hooks": ${value}` };
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
