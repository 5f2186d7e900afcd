import { describe, expect, it } from 'vitest';
import { exportOutput } from '../../../src-preload/model/exporting/export-output';
import { createOutputPreview } from '../../../src-renderer/editor/export/output-preview';
import { createOutputSheet } from '../../../src-renderer/editor/export/output-sheet';
import type { EditorPorts } from '../../../src-renderer/editor/ports';
import { createToasts } from '../../../src-renderer/editor/toasts/toasts';
import { createFakeEngine, fakePorts, photoDocument, settle } from './fake-engine';

const web = { id: 'web', name: 'Web', outputs: [exportOutput.parse({ format: { type: 'webp' } }), exportOutput.parse({ format: { type: 'jpeg' }, suffix: '@2x' })] };

function openSheet(ports: Partial<EditorPorts> = {}) {
  const fake = createFakeEngine();
  const toasts = createToasts();
  const sheet = createOutputSheet({ engine: fake.engine, toasts, ports: { ...fakePorts(), ...ports }, ready: () => Promise.resolve() });
  return { fake, toasts, sheet, now: () => sheet.store.getState() };
}

describe('the sheet of outputs', () => {
  it('starts from a preset, which is left as soon as something is changed', async () => {
    const { fake, sheet, now } = openSheet();
    const loading = sheet.load();
    await fake.last('exports.presets').resolve({ presets: [web] });
    await loading;
    sheet.choosePreset('web');
    expect(now()).toMatchObject({ preset: 'web', outputs: web.outputs, current: 0 });
    sheet.look(1);
    sheet.change({ suffix: '-small' });
    expect(now()).toMatchObject({ preset: undefined, current: 1 });
    expect(now().outputs.map(({ suffix }) => suffix)).toEqual(['', '-small']);
    sheet.duplicate();
    sheet.look(0);
    sheet.remove();
    expect(now().outputs.map(({ suffix }) => suffix)).toEqual(['-small', '-small']);
    sheet.remove();
    sheet.remove();
    expect(now().outputs).toHaveLength(1);
  });

  it('writes a preset that it can open again', async () => {
    let saved: Uint8Array<ArrayBuffer> = new Uint8Array();
    const saveFile: EditorPorts['saveFile'] = (file) => {
      saved = Uint8Array.from(file.bytes);
      return Promise.resolve('saved');
    };
    const { fake, sheet, now } = openSheet({ saveFile, pickFile: () => Promise.resolve({ name: 'mine.json', bytes: () => Promise.resolve(saved) }) });
    sheet.change({ trim: true, padding: 12 });
    await sheet.savePreset();
    const opening = sheet.openPreset();
    await settle();
    const { params } = fake.last('exports.checkPreset');
    expect(params).toMatchObject({ name: 'mine.json' });
    await fake.last('exports.checkPreset').resolve(JSON.parse(String(params['text'])));
    await opening;
    expect(now().outputs).toEqual([exportOutput.parse({ format: { type: 'png' }, trim: true, padding: 12 })]);
  });

  it('says what is wrong with a preset, and keeps what was there', async () => {
    const { fake, toasts, sheet, now } = openSheet({ pickFile: () => Promise.resolve({ name: 'odd.json', bytes: () => Promise.resolve(new Uint8Array([123])) }) });
    const before = now().outputs;
    const opening = sheet.openPreset();
    await settle();
    await fake.last('exports.checkPreset').reject('bad-request');
    await opening;
    expect(now().outputs).toBe(before);
    expect(toasts.store.getState().toasts).toMatchObject([{ tone: 'error', title: { key: 'error.presetUnreadable' } }]);
  });

  it('exports once at a time, tells how far it is, and can be cancelled', async () => {
    const { fake, toasts, sheet, now } = openSheet();
    const running = sheet.run(photoDocument(), ['photo']);
    await settle();
    expect(await sheet.run(photoDocument(), null)).toBe(false);
    fake.last('exports.run').progress({ done: 1, total: 3, name: 'a.png' });
    expect(now().running).toEqual({ done: 1, total: 3 });
    sheet.cancel();
    expect(await running).toBe(false);
    expect(now().running).toBeUndefined();
    expect(toasts.store.getState().toasts).toEqual([]);
  });
});

describe('the preview of an output', () => {
  const [output] = web.outputs;
  const picture = { lossless: new Uint8Array(1), encoded: new Uint8Array(2), width: 8, height: 4, fileBytes: 99, exact: true };
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await settle();
  };

  it('is asked for once settings rest, and stays until the next one is there', async () => {
    if (!output) throw new Error('no output');
    const fake = createFakeEngine();
    const preview = createOutputPreview(fake.engine, () => Promise.resolve());
    const document = photoDocument();
    preview.want({ document, layers: null, output });
    preview.want({ document, layers: null, output: { ...output, padding: 1 } });
    await until(() => fake.calls('exports.preview').length > 0);
    expect(fake.calls('exports.preview')).toHaveLength(1);
    expect(fake.last('exports.preview').params).toMatchObject({ output: { padding: 1 } });
    await fake.last('exports.preview').resolve(picture);
    expect(preview.store.getState()).toMatchObject({ working: false, picture: { width: 8, fileBytes: 99 } });

    preview.want({ document, layers: null, output });
    expect(preview.store.getState()).toMatchObject({ working: true, picture: { width: 8 } });
    await until(() => fake.calls('exports.preview').length > 1);
    preview.want(undefined);
    expect(fake.last('exports.preview').signal?.aborted).toBe(true);
    expect(preview.store.getState()).toEqual({ working: false, picture: undefined, problem: undefined });
  });
});
