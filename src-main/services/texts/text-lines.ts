const tab = '    ';

/** What XML 1.0 cannot hold (section 2.2): control characters, halves of surrogate pairs, two noncharacters. */
const unwritable = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

export const withoutUnwritable = (text: string): string => text.replace(unwritable, '');

/** The lines of a text, without anything that cannot be drawn. An empty text is one empty line. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => withoutUnwritable(line.replaceAll('\t', tab)));
}
