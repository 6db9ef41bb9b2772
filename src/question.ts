interface Question {
  readonly message: string;
  /** The flag that gives the same answer, named when there is no terminal. */
  readonly flag: string;
}

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

export interface TextQuestion extends Question {
  readonly initial: string;
  /** Returns what is wrong with an answer, or null. */
  readonly check?: (answer: string) => string | null;
}

export interface ChoiceQuestion<T> extends Question {
  readonly choices: readonly Choice<T>[];
  readonly initial: T;
}

export interface ManyQuestion<T> extends Question {
  readonly choices: readonly Choice<T>[];
  readonly initial: readonly T[];
  /** Returns what is wrong with an answer, or null. */
  readonly check?: (answer: readonly T[]) => string | null;
}

/**
 * Asks on the terminal, in terms of the answer and without a word about how it is shown.
 * Throws InterruptedError on Ctrl-C and at the end of input. With `--yes` the answer is `initial`; else, where there
 * is no terminal or `--json` was given, throws UserError `no-terminal`.
 */
export interface Ask {
  text(question: TextQuestion): Promise<string>;
  choice<T>(question: ChoiceQuestion<T>): Promise<T>;
  many<T>(question: ManyQuestion<T>): Promise<readonly T[]>;
}
