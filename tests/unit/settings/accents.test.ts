import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accents } from '../../../src-preload/contract/settings';

const css = (name: string): string => readFileSync(new URL(`../../../src-renderer/styles/${name}.css`, import.meta.url), 'utf8');

/** The hex tokens of the rule whose selector begins with this text. */
function tokensOf(text: string, selector: string): Readonly<Record<string, string>> {
  const start = text.indexOf(selector);
  if (start < 0) throw new Error(`there is no rule for ${selector}`);
  const body = text.slice(text.indexOf('{', start), text.indexOf('}', start));
  return Object.fromEntries([...body.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

const channels = (hex: string): readonly number[] => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
const luminance = (rgb: readonly number[]): number => {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
/** WCAG 2.2 contrast ratio of two sRGB colours. */
const contrast = (a: readonly number[], b: readonly number[]): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};
const over = (top: readonly number[], below: readonly number[], alpha: number): readonly number[] =>
  top.map((value, n) => value * alpha + (below[n] ?? 0) * (1 - alpha));

const themes = [
  { theme: 'dark', base: ':root {', prefix: '\n', soft: 0.16 },
  { theme: 'light', base: ":root[data-theme='light'] {", prefix: ":root[data-theme='light']", soft: 0.12 },
] as const;

describe.each(themes)('the accents in the $theme theme', ({ base, prefix, soft }) => {
  const page = tokensOf(css('tokens'), base);
  it.each(accents)('%s can be told from the page, and text on it and in it can be read', (name) => {
    const own = tokensOf(css('accents'), `${prefix}[data-accent='${name}']`);
    const colour = (token: string): readonly number[] => channels(own[token] ?? page[token] ?? '');
    expect(contrast(colour('--accent'), colour('--panel'))).toBeGreaterThanOrEqual(3);
    expect(contrast(colour('--accent'), colour('--background'))).toBeGreaterThanOrEqual(3);
    expect(contrast(colour('--on-accent'), colour('--accent-fill'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('--on-accent'), colour('--accent-hover'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('--accent-text'), over(colour('--accent'), colour('--panel'), soft))).toBeGreaterThanOrEqual(4.5);
  });
});
