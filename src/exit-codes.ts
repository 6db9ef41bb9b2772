/** What the process answers its caller: 0 done or clean, 1 findings, 2 could not run, 130 interrupted. */
export const ExitCode = { ok: 0, findings: 1, failed: 2, interrupted: 130 } as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
