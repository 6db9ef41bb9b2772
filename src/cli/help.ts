import type { Command, CommandOption, OptionTable } from "../commands/command.ts";
import { wrap } from "../wrap.ts";
import { globalOptions } from "./global-options.ts";

const program = "create-backend-plan";

/** The help of one command. */
export function commandHelp(command: Command): readonly string[] {
  return [
    `${usageName(command)} ${command.usage}`,
    "",
    command.summary,
    ...(command.description === undefined ? [] : ["", ...wrap(command.description, columns)]),
    "",
    ...optionSection("Options", command.options),
    ...optionSection("For every command", globalOptions),
    ...exampleSection(command.examples),
  ];
}

/** The help of the program: that of scaffolding, and the other commands. */
export function programHelp(scaffold: Command, summaries: ReadonlyMap<string, string>): readonly string[] {
  const commands = [...summaries].map(([name, summary]) => [name, summary] as const);
  return [
    ...commandHelp(scaffold),
    "",
    ...section("Commands", commands),
    `${program} help COMMAND says more about one.`,
  ];
}

function usageName(command: Command): string {
  return command.name === "" ? `usage: ${program}` : `usage: ${program} ${command.name}`;
}

function optionSection(title: string, options: OptionTable): readonly string[] {
  return section(
    title,
    Object.entries(options).map(([name, option]) => [flagColumn(name, option), option.help] as const),
  );
}

function flagColumn(name: string, option: CommandOption): string {
  const short = option.short === undefined ? "" : `-${option.short}, `;
  const value = option.type === "string" ? ` ${option.value ?? "VALUE"}` : "";
  return `${short}--${name}${value}`;
}

function section(title: string, rows: readonly (readonly [string, string])[]): readonly string[] {
  if (rows.length === 0) {
    return [];
  }
  const width = Math.max(...rows.map(([left]) => left.length));
  return [`${title}:`, ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`), ""];
}

function exampleSection(examples: readonly string[]): readonly string[] {
  return ["Examples:", ...examples.map((example) => `  ${program} ${example}`.trimEnd())];
}

const columns = 80;
