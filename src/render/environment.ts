import type Handlebars from "handlebars";

import { encoders } from "./encode/encoders.ts";
import { UserText } from "./text.ts";

/** The helpers that templates may call; anything else fails to compile. */
export const helperNames: readonly string[] = [...Object.keys(encoders), "and", "or", "not"];

/** Makes an isolated instance, of the compiler or of the runtime alike. */
export function isolate(handlebars: unknown): typeof Handlebars {
  const environment = (handlebars as typeof Handlebars).create();
  for (const [name, encode] of Object.entries(encoders)) {
    environment.registerHelper(name, (value: unknown) => encode(textOf(value)));
  }
  environment.registerHelper("and", (...args: unknown[]) => args.slice(0, -1).every(Boolean));
  environment.registerHelper("or", (...args: unknown[]) => args.slice(0, -1).some(Boolean));
  environment.registerHelper("not", (value: unknown) => !value);
  return environment;
}

function textOf(value: unknown): string {
  if (value instanceof UserText) {
    return UserText.reveal(value);
  }
  if (typeof value === "string") {
    return value;
  }
  throw new TypeError("an encoder takes text");
}
