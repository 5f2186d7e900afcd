/** What is needed of a keyboard event. */
export interface KeyInput {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly getModifierState?: (key: string) => boolean;
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

/** By what is typed; letters and digits with Alt, where a Mac types something else, by where the key is. */
function keyOf(input: KeyInput): string {
  if (input.altKey && /^(Key|Digit)/.test(input.code)) return input.code.replace(/^(Key|Digit)/, '').toLowerCase();
  return input.key.toLowerCase();
}

/** Signs that need Shift on some keyboards and not on others. */
const shiftless = new Set(['?', '+', '-', '=', '/', '\\', ';', "'", ',']);

/** What brackets type with Shift, where they have keys of their own. */
const shifted: Readonly<Record<string, string>> = { '[': '{', ']': '}' };

const modifiersFit = (wanted: Parsed, input: KeyInput, platform: Platform): boolean => {
  const mod = platform === 'mac' ? input.metaKey : input.ctrlKey;
  const other = platform === 'mac' ? input.ctrlKey : input.metaKey;
  return mod === wanted.mod && !other && input.altKey === wanted.alt;
};

/** Whether this is what was typed, wherever the keyboard has it. */
export function matches(shortcut: string, input: KeyInput, platform: Platform): boolean {
  const wanted = parse(shortcut);
  const typed = keyOf(input);
  const isKey = typed === wanted.key || (wanted.shift && typed === shifted[wanted.key]);
  if (!isKey || !modifiersFit(wanted, input, platform)) return false;
  return shiftless.has(wanted.key) || input.shiftKey === wanted.shift;
}

/** Where the signs of shortcuts are on the keyboard that the names of codes come from (UI Events KeyboardEvent code Values). */
const codes: Readonly<Record<string, string>> = {
  '[': 'BracketLeft',
  ']': 'BracketRight',
  '\\': 'Backslash',
  ';': 'Semicolon',
  "'": 'Quote',
  ',': 'Comma',
  '/': 'Slash',
};

/** The key that a shortcut has on such a keyboard; undefined for those that are the same everywhere. */
function codeOf(key: string): string | undefined {
  if (/^\d$/.test(key)) return `Digit${key}`;
  return /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : codes[key];
}

/**
 * Whether this is the key in the shortcut's place, whatever it types: brackets have no key of their own on many
 * keyboards, digits need Shift on some, and other scripts have no Latin letters. Only for keys that mean nothing by
 * what they type. AltGr makes a sign of its own.
 */
export function matchesPlace(shortcut: string, input: KeyInput, platform: Platform): boolean {
  const wanted = parse(shortcut);
  if (codeOf(wanted.key) !== input.code || input.getModifierState?.('AltGraph') === true) return false;
  const isLetter = input.code.startsWith('Key');
  if (isLetter && !/^\P{ASCII}$/u.test(input.key)) return false;
  return modifiersFit(wanted, input, platform) && input.shiftKey === wanted.shift;
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
export function shown(shortcut: string, platform: Platform, sign?: string): string {
  const { mod, alt, shift } = parse(shortcut);
  const last = sign ?? lastOf(shortcut);
  const key = signs[last] ?? last;
  if (platform === 'mac') return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${key}`;
  return [...(mod ? ['Ctrl'] : []), ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), key].join('+');
}

const lastOf = (shortcut: string): string => (shortcut.endsWith('++') || shortcut === '+' ? '+' : (shortcut.split('+').at(-1) ?? ''));
const upper = (sign: string): string => (sign.toUpperCase().length === 1 ? sign.toUpperCase() : sign);

/**
 * As `shown`, with the sign that the key has on this keyboard; undefined where the shortcut cannot be typed on it.
 * `layout`: by code, what a key types without Shift, as far as known. `taken`: whether a shortcut of another command
 * is typed like this.
 */
export function shownOn(shortcut: string, platform: Platform, layout: ReadonlyMap<string, string>, taken: (shortcut: string) => boolean): string | undefined {
  const { key } = parse(shortcut);
  const code = codes[key];
  const there = code === undefined ? undefined : layout.get(code);
  if (there === undefined || [...layout.values()].includes(key)) return shown(shortcut, platform);
  const place = shortcut.slice(0, -1) + upper(there);
  if (!taken(place)) return shown(place, platform, upper(there));
  return shiftless.has(key) ? shown(shortcut, platform) : undefined;
}
