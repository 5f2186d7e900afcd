/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function markdownTable(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|`, ...rows.map(line)].join('\n');
}

/** @param {number | undefined} value a figure, or that there is none */
export const figure = (value, digits = 3) => (value === undefined || Number.isNaN(value) ? '–' : value.toFixed(digits));
