/** What a new plan is to be about: names as they were typed. */
export interface Wish {
  readonly title: string;
  /** What the plan is called in its file and in ids; made of the title unless given. */
  readonly slug?: string | undefined;
  readonly model: readonly string[];
  readonly resource: readonly string[];
  readonly endpoint: readonly string[];
  readonly task: readonly string[];
  readonly service: readonly string[];
  readonly channel: readonly string[];
}

export const wishKinds = ["model", "resource", "endpoint", "task", "service", "channel"] as const;
export type WishKind = (typeof wishKinds)[number];
