import { annotationClassRange } from '../../../src-preload/contract/settings';

/** A number that tells objects of one class apart: 'Dog 2', 'Dog (2)', 'Dog #2'. Without a space it belongs to the name: 'A380'. */
const trailingNumber = /\s+(?:#?\d+|\(\d+\))$/u;

/** As annotation files write it: no spaces at the ends, one in between. */
export const tidyName = (name: string): string => name.normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, annotationClassRange.longest);

const keyOf = (name: string): string => tidyName(name).toLowerCase();

/** Which of the classes a layer's name says, with or without a number behind it; -1 when none. Capitals make no difference. */
export function classOfName(name: string, classes: readonly string[]): number {
  const keys = classes.map(keyOf);
  const asIs = keys.indexOf(keyOf(name));
  return asIs >= 0 ? asIs : keys.indexOf(keyOf(name.replace(trailingNumber, '')));
}

/** 'dog', then 'dog 2': the first that no layer has, and that is no class of its own. */
export function nameInClass(name: string, taken: ReadonlySet<string>, classes: readonly string[]): string {
  const keys = new Set(classes.map(keyOf));
  for (let number = 1; ; number += 1) {
    const next = number === 1 ? name : `${name} ${number}`;
    if (!taken.has(next) && (number === 1 || !keys.has(keyOf(next)))) return next;
  }
}
