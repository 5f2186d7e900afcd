/** `#rrggbb` in lower case from what somebody typed: `#f63`, `FF6633`, `#ff6633`. Undefined when it is no colour. */
export function parseHex(typed: string): string | undefined {
  const text = typed.trim().replace(/^#/, '').toLowerCase();
  if (/^[0-9a-f]{6}$/.test(text)) return `#${text}`;
  if (/^[0-9a-f]{3}$/.test(text)) return `#${[...text].map((digit) => digit + digit).join('')}`;
  return undefined;
}
