import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInPreset, parsePreset } from '../../../../src-preload/contract/parse-preset';
import { builtInPresets } from '../../../../src-preload/model/exporting/built-in-presets';
import { exportOutput } from '../../../../src-preload/model/exporting/export-output';
import { jsonProblem } from '../../../../src-preload/model/exporting/json-problem';

const good = { clickcut: 'preset', version: 1, name: 'Web', outputs: [{ format: { type: 'webp' } }] };
const problemOf = (source: unknown): string => {
  try {
    parsePreset(source, 'mine.json');
  } catch (error) {
    expect(error).toMatchObject({ code: 'bad-request' });
    return error instanceof Error ? error.message : '';
  }
  throw new Error('there was no problem');
};

describe('a preset file', () => {
  it('is read with what it leaves out, also with a byte order mark', () => {
    const preset = parsePreset(`\ufeff${JSON.stringify(good)}`, 'web.json');
    expect(preset.outputs).toEqual([exportOutput.parse({ format: { type: 'webp', quality: 90 }, of: 'layers', size: { by: 'scale', factor: 1 } })]);
    expect(parsePreset(JSON.stringify(preset), 'again.json')).toEqual(preset);
  });

  it.each<[string, unknown, RegExp]>([
    ['a wrong number', { ...good, outputs: [{ format: { type: 'png' }, size: { by: 'width', pixels: 0 } }] }, /outputs\[0\]\.size\.pixels: /],
    ['an unknown format', { ...good, outputs: [{ format: { type: 'png' } }, { format: { type: 'bmp' } }] }, /outputs\[1\]\.format\.type: /],
    ['an unknown variable', { ...good, outputs: [{ format: { type: 'png' }, name: '{color}' }] }, /outputs\[0\]\.name: there is no \{color\}; there are \{doc\}/],
    ['an unknown field', { ...good, outputs: [{ format: { type: 'png' }, sise: {} }] }, /outputs\[0\]: .*sise/],
    ['another version', { ...good, version: 9 }, /version: /],
    ['something else', [], /expected object/],
  ])('with %s is refused with its place', (_, source, says) => {
    expect(problemOf(JSON.stringify(source))).toMatch(says);
    expect(problemOf(source)).toMatch(/^'mine\.json' is not a preset: /);
  });

  it('has all its mistakes listed', () => {
    const message = problemOf({ ...good, name: '', outputs: [{ format: { type: 'jpeg', quality: 101 }, padding: -1 }] });
    for (const path of ['name', 'outputs[0].format.quality', 'outputs[0].padding']) expect(message).toContain(`${path}: `);
  });

  it.each([
    ['{\n  "clickcut": "preset",\n  "version": 1,,\n}', 'line 3, column 16'],
    ['{ "a": [1, 2', 'line 1, column 13: \',\' or \']\' is expected, but the file ends'],
    ['{"a": "x\ny"}', 'line 1, column 7'],
    ['', 'line 1, column 1: a value is expected, but the file ends'],
    ["{'a': 1}", 'line 1, column 2: a name in double quotes is expected'],
    ['{"a": 01}', 'line 1, column 8'],
    ['{} x', 'line 1, column 4: nothing more is expected'],
  ])('that is not JSON is refused with the line: %j', (text, says) => expect(problemOf(text)).toContain(says));
});

it('the reader of JSON agrees with the engine on what is JSON', () => {
  const agrees = (text: string): void => {
    let isJson = true;
    try {
      JSON.parse(text);
    } catch {
      isJson = false;
    }
    expect(jsonProblem(text) === undefined).toBe(isJson);
  };
  fc.assert(fc.property(fc.json(), agrees));
  fc.assert(fc.property(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '\\', '0', ' '), (text, at, put) => agrees(text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1))));
});

describe('presets that come with the program', () => {
  it('can be written to a file and read again', () => {
    expect(new Set(builtInPresets.map(({ id }) => id)).size).toBe(builtInPresets.length);
    for (const { id, outputs } of builtInPresets) {
      const preset = builtInPreset(id);
      expect(parsePreset(JSON.stringify(preset), id)).toEqual(preset);
      expect(preset?.outputs).toEqual(outputs);
    }
    expect(builtInPreset('nothing')).toBeUndefined();
  });
});
