/** What the shell gets. 130 is what it expects of a program that Ctrl+C has ended. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, cancelled: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
