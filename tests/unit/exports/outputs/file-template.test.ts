import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPathNumbers, filledTemplate, templateProblem, variablesOf, type TemplateValues } from '../../../../src-preload/model/exporting/file-template';

const values: TemplateValues = { doc: 'Poster', layer: 'Shoe', suffix: '@2x', index: 7, scale: '2', width: 800, height: 600, ext: 'png', preset: 'Web', date: '2024-02-03' };
const fill = (template: string, more: Partial<TemplateValues> = {}): string => filledTemplate(template, { ...values, ...more });

describe('a template for names', () => {
  it.each([
    ['{layer}{suffix}', 'Shoe@2x.png'],
    ['{doc}/{layer}-{index:03}@{scale}x.{ext}', 'Poster/Shoe-007@2x.png'],
    ['{preset}/{date}/{width}x{height}', 'Web/2024-02-03/800x600.png'],
    ['{index}', '7.png'],
    ['{{{layer}}}', '{Shoe}.png'],
    ['/{layer}', 'Shoe.png'],
    ['../../{layer}', 'Shoe.png'],
    ['C:\\out\\{layer}', 'C/out/Shoe.png'],
    ['{layer}/', 'Shoe.png'],
    ['.{ext}', 'file.png'],
    ['{layer}.PNG', 'Shoe.png'],
  ])('%s gives %s', (template, path) => {
    expect(templateProblem(template)).toBeUndefined();
    expect(fill(template)).toBe(path);
  });

  it('makes no folders of what is in values', () => {
    expect(fill('{layer}', { layer: '../../etc/passwd' })).toBe('etc passwd.png');
    expect(fill('{layer}/{layer}', { layer: 'CON' })).toBe('_CON/_CON.png');
    expect(fill('{layer}', { layer: 'a:b?' })).toBe('a b.png');
  });

  it.each([
    ['{colour}', /there is no \{colour\}; there are \{doc\} \{layer\}/],
    ['{layer:x}', /\{layer:x\}/],
    ['a { b', /a lone '\{'/],
    ['a } b', /a lone '\}'/],
    ['{Layer}', /\{Layer\}/],
  ])('tells what is wrong with %s', (template, says) => expect(templateProblem(template)).toMatch(says));

  it('knows its variables', () => expect([...variablesOf('{doc}-{index:02}{{layer}}')]).toEqual(['doc', 'index']));

  const anything = fc.oneof(fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('..', '.', 'a/..', 'NUL', 'com1.txt', ' ', 'a.', '~/x'));
  const forbidden = /[<>:"\\|?*\p{Cc}]/u;

  it('gives a path that is relative and safe everywhere, whatever names are like', () => {
    fc.assert(
      fc.property(anything, anything, fc.constantFrom('{layer}', '{doc}/{layer}', '{layer}/{doc}{suffix}.{ext}', '../{doc}', '{layer}/..'), (layer, doc, template) => {
        const path = fill(template, { layer, doc });
        expect(path).toMatch(/\.png$/);
        for (const segment of path.split('/')) {
          expect(segment).not.toMatch(forbidden);
          expect(segment).not.toMatch(/^\.*$|^ |[ .]$/);
          expect(segment).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        }
      }),
    );
  });

  it('never fails on a template, and fills each that has no problem', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (template) => {
        if (templateProblem(template) === undefined) expect(fill(template)).toMatch(/^[^/].*\.png$/s);
      }),
    );
  });
});

describe('numbers of paths', () => {
  it('tell apart what differs only by capitals, folders from files too', () => {
    const numbered = createPathNumbers();
    expect(['a.png', 'A.png', 'a.png', 'b/a.png', 'B/a.png', 'a.png/x.png', 'b'].map(numbered)).toEqual([
      'a.png',
      'A (2).png',
      'a (3).png',
      'b/a.png',
      'B/a (2).png',
      'a.png (2)/x.png',
      'b (2)',
    ]);
  });

  it('leave no two alike, and no file where a folder is', () => {
    const segment = fc.constantFrom('a', 'A', 'b', 'a (2)', 'é', 'e\u0301');
    const path = fc.tuple(fc.array(segment, { maxLength: 2 }), segment).map(([folders, name]) => [...folders, `${name}.png`].join('/'));
    fc.assert(
      fc.property(fc.array(fc.oneof(path, segment), { maxLength: 20 }), (paths) => {
        const numbered = createPathNumbers();
        const given = paths.map(numbered).map((text) => text.normalize('NFC').toLowerCase());
        expect(new Set(given).size).toBe(given.length);
        for (const file of given) expect(given.some((other) => other.startsWith(`${file}/`))).toBe(false);
      }),
    );
  });
});
