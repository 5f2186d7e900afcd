const field = '.text-editor';
const together = `${field}, .text-bar, .select-list`;

/** Whether what gets the focus belongs to the writing: its field, its bar, and the lists that the bar opens. */
export const staysInWriting = (next: EventTarget | null): boolean => next instanceof Element && next.closest(together) !== null;

/** Goes on writing after something in the bar was chosen. */
export const focusWriting = (): void => document.querySelector<HTMLElement>(field)?.focus({ preventScroll: true });
