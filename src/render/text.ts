/**
 * Text that a user wrote, on its way into a template. It has no string form of its own: it must pass an encoder of
 * the language it is written into, and a template that forgets one fails to render.
 */
export class UserText {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The raw text, for encoders only. */
  static reveal(text: UserText): string {
    return text.#value;
  }

  toString(): never {
    throw new TypeError("user text needs an encoder, for instance {{py project.title}}");
  }

  toJSON(): never {
    return this.toString();
  }
}
