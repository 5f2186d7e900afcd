/** Something that whoever typed the command can put right: what is wrong, and what to do about it. */
export class QualityError extends Error {
  /**
   * @param {string} message names the thing
   * @param {string} hint says what to do
   */
  constructor(message, hint) {
    super(message);
    this.name = 'QualityError';
    this.hint = hint;
  }
}
