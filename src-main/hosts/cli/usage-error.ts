/** The command line asks for something that cannot be meant. Shown as it is; the program ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
