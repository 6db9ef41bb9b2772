import { parseArgs } from "node:util";
import type { Command, CommandInput, OptionTable } from "../commands/command.ts";
import { UserError } from "../errors.ts";
import { suggest } from "../suggest.ts";
import { globalOptions } from "./global-options.ts";

/** The values of `globalOptions` that are dealt with before a command runs. */
export interface Preliminaries {
  readonly noColor: boolean;
  readonly help: boolean;
  readonly version: boolean;
  readonly json: boolean;
}

type Token = Extract<ReturnType<typeof tokenize>[number], { kind: "option" }>;

function tokenize(args: readonly string[], options: OptionTable) {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  return tokens;
}

/** The command that the first word names, and the arguments without it; null where the first word is no command. */
export function splitCommand(
  args: readonly string[],
  names: readonly string[],
): { readonly name: string | null; readonly rest: readonly string[] } {
  for (const token of tokenize(args, globalOptions)) {
    if (token.kind === "positional" && names.includes(token.value)) {
      return { name: token.value, rest: args.toSpliced(token.index, 1) };
    }
    if (token.kind !== "option" || !(token.name in globalOptions)) {
      break;
    }
  }
  return { name: null, rest: args };
}

/** Reads the global flags leniently: they must be known before any other argument can be complained about. */
export function readPreliminaries(args: readonly string[]): Preliminaries {
  const { values } = parseArgs({ args: [...args], options: globalOptions, strict: false, allowPositionals: true });
  return {
    noColor: values["no-color"] === true,
    help: values.help === true,
    version: values.version === true,
    json: values.json === true,
  };
}

/** The folder that `--cwd` names. Throws UserError where a flag stands in its place. */
export function readCwd(args: readonly string[]): string | undefined {
  const token = tokenize(args, globalOptions).findLast((one) => one.kind === "option" && one.name === "cwd");
  return token?.kind === "option" ? valueOf(token, globalOptions.cwd.value) : undefined;
}

/** The first word that is no flag nor the value of one; none behind an unknown flag, whose value it may be. */
export function firstWord(args: readonly string[], command: Command): string | undefined {
  const options: OptionTable = { ...globalOptions, ...command.options };
  const first = tokenize(args, options).find(
    (token) => token.kind === "positional" || (token.kind === "option" && !Object.hasOwn(options, token.name)),
  );
  return first?.kind === "positional" ? first.value : undefined;
}

/** Throws UserError for a flag that is unknown, lacks its value or has one too many, and for a wrong number of words. */
export function parseArguments(args: readonly string[], command: Command): CommandInput {
  const options: OptionTable = { ...globalOptions, ...command.options };
  const tokens = tokenize(args, options);
  const values: Record<string, boolean | string | string[]> = {};
  for (const token of tokens) {
    if (token.kind === "option") {
      if (!Object.hasOwn(options, token.name)) {
        throw unknownFlag(token.rawName, command);
      }
      assignOption(values, token, options);
    }
  }
  const positionals = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  checkPositionals(positionals, command);
  return {
    positionals,
    values,
    flags: {
      dryRun: values["dry-run"] === true,
      diff: values["diff"] === true,
      json: values["json"] === true,
      yes: values["yes"] === true,
    },
  };
}

function assignOption(values: Record<string, boolean | string | string[]>, token: Token, options: OptionTable): void {
  const option = options[token.name];
  if (option?.type !== "string") {
    if (token.value !== undefined) {
      throw new UserError(
        "flag-value",
        `${token.rawName} takes no value, got "${token.value}"`,
        `write ${token.rawName} alone`,
      );
    }
    values[token.name] = true;
    return;
  }
  const value = valueOf(token, option.value ?? "VALUE");
  const earlier = values[token.name];
  values[token.name] = option.multiple === true ? [...(Array.isArray(earlier) ? earlier : []), value] : value;
}

function valueOf(token: Token, placeholder: string): string {
  if (token.value === undefined || (!token.inlineValue && token.value.startsWith("-"))) {
    throw new UserError("flag-value", `${token.rawName} needs a value`, `write ${token.rawName}=${placeholder}`);
  }
  return token.value;
}

function unknownFlag(rawName: string, { name, options }: Command): UserError {
  const flags = Object.keys({ ...globalOptions, ...options }).map((flag) => `--${flag}`);
  const likely = suggest(rawName, flags);
  const help = name === "" ? "see --help for the flags there are" : `see "help ${name}"; write ./${name} for a folder`;
  return new UserError("unknown-flag", `unknown flag "${rawName}"`, likely === null ? help : `did you mean ${likely}?`);
}

function checkPositionals(positionals: readonly string[], command: Command): void {
  const { min, max = Infinity } = command.positionals;
  const usage = ["create-backend-plan", command.name, command.usage].filter(Boolean).join(" ");
  if (positionals.length < min) {
    throw new UserError(
      "missing-argument",
      `"${command.name}" is a command and needs more words`,
      `write ${usage}, or ./${command.name} for a folder of that name`,
    );
  }
  const extra = positionals[max];
  if (extra !== undefined) {
    throw new UserError("extra-argument", `unexpected argument "${extra}"`, `write ${usage}`);
  }
}
