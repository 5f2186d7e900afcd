import { describe, expect, it } from 'vitest';
import { exportOutput } from '../../../src-preload/model/exporting/export-output';
import { createDialogs } from '../../../src-renderer/editor/dialogs';
import { createSession } from '../../../src-renderer/editor/document/session';
import { countKept, createKeptOutputs } from '../../../src-renderer/editor/export/kept-outputs';
import { createOutputRun } from '../../../src-renderer/editor/export/output-run';
import { createOutputPreview } from '../../../src-renderer/editor/export/output-preview';
import { createOutputSheet } from '../../../src-renderer/editor/export/output-sheet';
import type { EditorPorts } from '../../../src-renderer/editor/ports';
import { createToasts } from '../../../src-renderer/editor/toasts/toasts';
import { createFakeEngine, fakePorts, photoDocument, settle } from './fake-engine';

const web = { id: 'web', name: 'Web', outputs: [exportOutput.parse({ format: { type: 'webp' } }), exportOutput.parse({ format: { type: 'jpeg' }, suffix: '@2x' })] };

function openSheet(more: Partial<EditorPorts> = {}) {
  const fake = createFakeEngine();
  const toasts = createToasts();
  const parts = { engine: fake.engine, toasts, ports: { ...fakePorts(), ...more } };
  const session = createSession(fake.engine, () => undefined);
  session.adopt({ document: photoDocument(), revision: 0, saved: null });
  const dialogs = createDialogs();
  const keptOutputs = createKeptOutputs(session);
  const outputRun = createOutputRun({ ...parts, ready: () => Promise.resolve() });
  const sheet = createOutputSheet({ ...parts, session, dialogs, keptOutputs, outputRun });
  const document = () => {
    const { document: found } = session.store.getState();
    if (!found) throw new Error('no document');
    return found;
  };
  const steps = () => session.store.getState().history.past.map(({ label }) => label);
  return { fake, toasts, sheet, session, dialogs, keptOutputs, outputRun, document, steps, now: () => sheet.store.getState() };
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
    const { fake, toasts, sheet, outputRun } = openSheet();
    const running = sheet.run(photoDocument(), ['photo']);
    await settle();
    expect(await sheet.run(photoDocument(), null)).toBe(false);
    fake.last('exports.run').progress({ done: 1, total: 3, name: 'a.png' });
    expect(outputRun.store.getState().running).toEqual({ done: 1, total: 3, startedAt: 0 });
    outputRun.cancel();
    expect(await running).toBe(false);
    expect(outputRun.store.getState().running).toBeUndefined();
    expect(toasts.store.getState().toasts).toEqual([]);
  });
});

describe('outputs that are kept', () => {
  it('stay with the document once it is asked for, in one step, and are what it opens with', async () => {
    const { fake, sheet, dialogs, document, steps, now, session } = openSheet();
    sheet.open(null);
    sheet.change({ trim: true });
    dialogs.close();
    expect(steps()).toEqual([]);

    sheet.open(null);
    expect(now()).toMatchObject({ kept: false, outputs: [{ trim: true }] });
    sheet.setKept(true);
    sheet.change({ suffix: '-shop' });
    sheet.add();
    dialogs.close();
    expect(steps()).toEqual(['history.exportSettings']);
    expect(document().outputs).toMatchObject([{ trim: true, suffix: '-shop' }, { suffix: '' }]);

    sheet.open(null);
    expect(now()).toMatchObject({ kept: true, outputs: document().outputs });
    const running = sheet.run(document(), null);
    await settle();
    expect(fake.last('exports.run').params).toEqual({ document: 'doc', layers: null, outputs: null });
    await fake.last('exports.run').resolve({ name: 'a.zip', mime: 'application/zip', bytes: new Uint8Array(1) });
    expect(await running).toBe(true);
    expect(steps()).toHaveLength(1);

    sheet.setKept(false);
    expect(document().outputs).toEqual([]);
    session.undo();
    session.undo();
    expect(document().outputs).toEqual([]);
  });

  it('stay with a layer: each size is one step, all are changed on the sheet and exported by themselves', async () => {
    const { fake, sheet, dialogs, keptOutputs, document, steps, now } = openSheet();
    const kept = () => document().layers[0]?.outputs ?? [];
    keptOutputs.add('photo');
    keptOutputs.add('photo');
    expect(kept().map(({ size, suffix }) => [size, suffix])).toEqual([
      [{ by: 'scale', factor: 1 }, ''],
      [{ by: 'scale', factor: 2 }, '@2x'],
    ]);
    expect(countKept(document())).toBe(2);
    sheet.open('photo', 1);
    expect(now()).toMatchObject({ subject: 'photo', current: 1, kept: true });
    sheet.change({ format: { type: 'webp', quality: 80, lossless: false } });
    sheet.turnTo(null);
    expect(kept()[1]).toMatchObject({ suffix: '@2x', format: { type: 'webp' } });
    expect(now()).toMatchObject({ subject: null, kept: false });
    sheet.turnTo('photo');
    void sheet.run(document(), null);
    await settle();
    expect(fake.last('exports.run').params).toMatchObject({ layers: ['photo'], outputs: kept() });
    dialogs.close();
    keptOutputs.remove('photo', 0);
    expect(kept()).toHaveLength(1);
    expect(steps()).toHaveLength(4);
  });

  it('never go to another document that was opened under the sheet', () => {
    const { sheet, dialogs, session, document } = openSheet();
    sheet.open(null);
    sheet.setKept(true);
    session.adopt({ document: photoDocument({ id: 'other' }), revision: 0, saved: null });
    dialogs.close();
    expect(document()).toMatchObject({ id: 'other', outputs: [] });
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
