import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import de from '../../../assets/locales/de.json';
import en from '../../../assets/locales/en.json';

const source = join(import.meta.dirname, '../../../src-renderer');
const plural = /_(one|other)$/;

function sourceText(): string {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(source, file), 'utf8'))
    .join('\n');
}

/** Every string that looks like a key of ours. Keys are never put together, so all of them stand in the source. */
const literals = new Set([...sourceText().matchAll(/['"`]([a-zA-Z]+\.[a-zA-Z0-9]+)['"`]/g)].map((match) => match[1] ?? ''));
/** Where only a key can stand. */
const asked = [...sourceText().matchAll(/(?:\bt|\btext)\(\s*['"`]([^'"`]+)['"`]/g)].map((match) => match[1] ?? '');
const labels = [...sourceText().matchAll(/\b(?:label|title|does|keys): ['"]([a-zA-Z]+\.[a-zA-Z0-9]+)['"]/g)].map((match) => match[1] ?? '');
const placeholders = (text: string): readonly string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();

describe('locale files', () => {
  const keys = new Set(Object.keys(en).map((key) => key.replace(plural, '')));

  it('have the same keys in every language', () => {
    expect(Object.keys(de)).toEqual(Object.keys(en));
  });

  it('have every key that is used', () => {
    expect(asked.length + labels.length).toBeGreaterThan(100);
    expect([...asked, ...labels].filter((key) => !keys.has(key))).toEqual([]);
  });

  it('have no key that is not used', () => {
    expect([...keys].filter((key) => !literals.has(key))).toEqual([]);
  });

  it('leave no text empty and name the same values', () => {
    for (const [key, text] of Object.entries(en)) {
      const translated = (de as Readonly<Record<string, string>>)[key] ?? '';
      expect(translated, key).not.toBe('');
      expect(placeholders(translated), key).toEqual(placeholders(text));
    }
  });
});
