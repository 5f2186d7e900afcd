/** What is needed of a keyboard event. */
export interface KeyInput {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export type Platform = 'mac' | 'other';

interface Parsed {
  readonly key: string;
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

function parse(shortcut: string): Parsed {
  const parts = shortcut.split('+').map((part) => (part === '' ? '+' : part));
  const key = parts.at(-1) ?? '';
  return { key: key.toLowerCase(), mod: parts.includes('Mod'), alt: parts.includes('Alt'), shift: parts.includes('Shift') };
}

/** Letters and digits go by what is typed; with Alt, where a Mac types something else, by where the key is. */
function keyOf(input: KeyInput): string {
  if (input.altKey && /^(Key|Digit)/.test(input.code)) return input.code.replace(/^(Key|Digit)/, '').toLowerCase();
  return input.key.toLowerCase();
}

/** Signs that already need Shift on some keyboards and not on others. */
const shiftless = new Set(['?', '+', '-', '=']);

export function matches(shortcut: string, input: KeyInput, platform: Platform): boolean {
  const wanted = parse(shortcut);
  const mod = platform === 'mac' ? input.metaKey : input.ctrlKey;
  const other = platform === 'mac' ? input.ctrlKey : input.metaKey;
  if (keyOf(input) !== wanted.key || other) return false;
  if (!shiftless.has(wanted.key) && input.shiftKey !== wanted.shift) return false;
  return mod === wanted.mod && input.altKey === wanted.alt;
}

const signs: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Backspace: '⌫',
  Escape: 'Esc',
  Delete: 'Del',
  '-': '−',
};

/** As it is shown: `Ctrl+Shift+Z`, or `⇧⌘Z` on a Mac. */
export function shown(shortcut: string, platform: Platform): string {
  const { mod, alt, shift } = parse(shortcut);
  const last = shortcut.endsWith('++') || shortcut === '+' ? '+' : (shortcut.split('+').at(-1) ?? '');
  const key = signs[last] ?? last;
  if (platform === 'mac') return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${key}`;
  return [...(mod ? ['Ctrl'] : []), ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), key].join('+');
}
