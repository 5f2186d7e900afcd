import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { grants } from '../../src-preload/contract/files';
import { createClient } from '../../src-preload/rpc/client';
import { connect, type Bridge } from '../../src-renderer/bridge/connect';
import { openPort } from '../../src-renderer/bridge/open-port';
import { portWords } from '../../src-renderer/bridge/preload-api';
import { createEditor, type Editor } from '../../src-renderer/editor/editor';
import { createDesktopFiles, type DesktopFiles } from '../../src-renderer/editor/files/desktop-files';
import { bootElectronHost, type BootedHost } from '../helpers/electron-stub/boot';
import type { StubPage } from '../helpers/electron-stub/page';
import { flower } from '../helpers/sample-photos';
import { fakePorts } from '../unit/editor/fake-engine';

const bundle = resolve('dist/main/electron.cjs');
/** Where the engine keeps things: not in the places of whoever runs the tests. */
const folders = ['CLICKCUT_CACHE_DIR', 'CLICKCUT_CONFIG_DIR', 'CLICKCUT_DATA_DIR'] as const;
const before = Object.fromEntries([...folders, 'CLICKCUT_NODE'].map((name) => [name, process.env[name]]));

let folder: string;
let stub: BootedHost;
let page: StubPage;
let bridge: Bridge;
let editor: Editor;
let files: DesktopFiles;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clickcut-desktop-'));
  for (const name of folders) process.env[name] = join(folder, name);
  process.env['CLICKCUT_NODE'] = process.execPath;
  stub = bootElectronHost(bundle, folder, ['--provider=cpu']);
  await vi.waitFor(() => expect(stub.world.pages).toHaveLength(1), { timeout: 60_000 });
  [page] = stub.world.pages as [StubPage];
  bridge = connect(page.window as unknown as Window);
  if (!bridge.desktop) throw new Error('the preload has given no desktop');
  const ports = fakePorts();
  files = createDesktopFiles(bridge.desktop, bridge.client, {
    translate: ports.translate,
    onPicked: (picked, what) => void (what === 'open' ? editor.opener.openFiles(picked) : editor.placing.place(picked)),
    onFailed: (error) => {
      throw error;
    },
  });
  editor = createEditor(bridge.client, { ...ports, ...files.ports, newId: () => crypto.randomUUID() }, 'other');
  files.listen();
});

afterAll(async () => {
  bridge.client.close();
  bridge.desktop?.close();
  stub.quit();
  await stub.ended;
  expect((await readdir(join(folder, 'temp'))).filter((name) => name.startsWith('clickcut-drag-'))).toEqual([]);
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
  await rm(folder, { recursive: true, force: true });
});

beforeEach(() => {
  expect(stub.world.answers).toEqual([]);
  stub.world.dialogs.length = 0;
});

const shown = () => editor.session.store.getState();
/** Waits until this document is on the screen and known to the engine. */
const isShown = async (name: string): Promise<void> => {
  await expect.poll(() => shown().document?.name, { timeout: 20_000 }).toBe(name);
  await expect.poll(() => editor.opener.store.getState().opening).toBeUndefined();
};
const openPhoto = async (name: string): Promise<string> => {
  const path = join(folder, name);
  await copyFile(flower, path);
  stub.world.answers.push([path]);
  editor.ports.askForFiles('open');
  await isShown(basename(name, '.jpg'));
  return path;
};
const rename = (name: string): boolean => editor.session.apply('history.rename', [{ kind: 'update-document', patch: { name } }]);
const nameIn = async (path: string): Promise<string> => {
  const client = bridge.client.services.documents;
  const state = await client.create({ source: { kind: 'bytes', name: 'copy.clickcut', bytes: new Uint8Array(await readFile(path)) } });
  return state.document.name;
};

describe('the dialogs of the system', () => {
  it('a chosen photo is read by the engine, is a recent file, and is never written to', async () => {
    const path = await openPhoto('tulip.jpg');
    expect(stub.world.dialogs).toMatchObject([{ kind: 'open', options: { filters: [{ name: 'files.readable', extensions: expect.arrayContaining(['clickcut', 'psd']) }, { extensions: ['*'] }] } }]);
    await expect.poll(() => stub.world.recentDocuments.at(-1)).toBe(path);
    expect((await editor.ports.recentFiles())[0]).toMatchObject({ name: 'tulip.jpg' });

    stub.world.answers.push(undefined);
    expect(await editor.saving.save(false)).toBe(false);
    expect(stub.world.dialogs.at(-1)).toMatchObject({ kind: 'save', options: { defaultPath: join(folder, 'tulip.clickcut') } });
    expect(await readFile(path)).toEqual(await readFile(flower));
  });

  it('a project is saved where the person said, and from then on without a question', async () => {
    await openPhoto('rose.jpg');
    rename('Rose');
    const path = join(folder, 'my rose.clickcut');
    // As GTK answers: without the extension.
    stub.world.answers.push(join(folder, 'my rose'));
    expect(await editor.saving.save(false)).toBe(true);
    expect(shown().keeping).toBe('saved');
    expect(await nameIn(path)).toBe('Rose');
    expect(stub.world.recentDocuments.at(-1)).toBe(path);

    rename('Pink rose');
    expect(await editor.saving.save(false)).toBe(true);
    expect(stub.world.dialogs.filter(({ kind }) => kind === 'save')).toHaveLength(1);
    expect(await nameIn(path)).toBe('Pink rose');
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('a name that is taken once it is complete is asked about by the system', async () => {
    await openPhoto('lily.jpg');
    await writeFile(join(folder, 'lily.clickcut'), 'something else');
    stub.world.answers.push(join(folder, 'lily'), undefined);
    expect(await editor.saving.save(true)).toBe(false);
    expect(stub.world.dialogs.slice(1).map(({ options }) => options.defaultPath)).toEqual([join(folder, 'lily.clickcut'), join(folder, 'lily.clickcut')]);
    expect(await readFile(join(folder, 'lily.clickcut'), 'utf8')).toBe('something else');
  });

  it('a place that cannot be written is told, and the document goes on unsaved', async () => {
    await openPhoto('aster.jpg');
    stub.world.answers.push(join(folder, 'no such folder', 'a.clickcut'));
    expect(await editor.saving.save(false)).toBe(false);
    expect(editor.toasts.store.getState().toasts.at(-1)).toMatchObject({ tone: 'error', title: { key: 'error.saveFailed' } });
    // It has no file yet: the next try asks again.
    stub.world.answers.push(join(folder, 'aster.clickcut'));
    expect(await editor.saving.save(false)).toBe(true);
  });

  it('a document whose file was replaced by another one has none any more', async () => {
    const path = join(folder, 'shared.clickcut');
    await openPhoto('one.jpg');
    const first = shown().document?.id ?? '';
    stub.world.answers.push(path);
    await editor.saving.save(false);
    await openPhoto('two.jpg');
    rename('Two');
    stub.world.answers.push(path);
    await editor.saving.save(false);
    expect((await bridge.client.services.documents.save({ id: first })).outcome).toBe('unsupported');
    expect(await nameIn(path)).toBe('Two');
  });

  it('a project that was opened is saved back to where it lies', async () => {
    await openPhoto('iris.jpg');
    rename('Iris');
    const path = join(folder, 'iris.clickcut');
    stub.world.answers.push(path);
    await editor.saving.save(false);
    await editor.opener.closeCurrent();

    const [entry] = await editor.ports.recentFiles();
    expect(entry?.name).toBe('iris.clickcut');
    const picked = await editor.ports.openRecent(entry?.id ?? '');
    await editor.opener.openFiles(picked ? [picked] : []);
    await isShown('Iris');
    rename('Blue iris');
    expect(await editor.saving.save(false)).toBe(true);
    expect(await nameIn(path)).toBe('Blue iris');
  });

  it('a recent file that is gone is forgotten', async () => {
    const path = await openPhoto('gone.jpg');
    const [entry] = await editor.ports.recentFiles();
    await rm(path);
    expect(await editor.ports.openRecent(entry?.id ?? '')).toBeUndefined();
    expect((await editor.ports.recentFiles()).map(({ name }) => name)).not.toContain('gone.jpg');
  });

  it('exports go to the downloads under a free name, or where the person says', async () => {
    const file = { name: 'leaf.png', mime: 'image/png', bytes: Uint8Array.of(1, 2, 3) };
    for (let n = 0; n < 2; n += 1) expect(await editor.ports.saveFile(file, 'download')).toBe('saved');
    expect((await readdir(join(folder, 'downloads'))).toSorted()).toEqual(['leaf (2).png', 'leaf.png']);
    stub.world.answers.push(join(folder, 'chosen.png'), undefined);
    expect(await editor.ports.saveFile(file, 'ask')).toBe('saved');
    expect([...(await readFile(join(folder, 'chosen.png')))]).toEqual([1, 2, 3]);
    expect(await editor.ports.saveFile(file, 'ask')).toBe('cancelled');
  });
});

describe('files from elsewhere', () => {
  it('a dropped project is opened where it lies; what a script has made has no place', async () => {
    await openPhoto('fern.jpg');
    rename('Fern');
    const path = join(folder, 'fern.clickcut');
    stub.world.answers.push(path);
    await editor.saving.save(false);
    await editor.opener.closeCurrent();

    const dropped = Object.assign(new File([], 'fern.clickcut'), { testPath: path });
    const granted = await bridge.desktop?.handOver(dropped);
    expect(granted).toEqual({ handle: expect.any(String), name: 'fern.clickcut' });
    expect(JSON.stringify(granted)).not.toContain(folder);
    await editor.opener.take(granted ? [files.asPicked(granted)] : []);
    await isShown('Fern');
    expect((await bridge.client.services.documents.save({ id: shown().document?.id ?? '' })).outcome).toBe('saved');
    expect(await bridge.desktop?.handOver(new File([], 'made.png'))).toBeNull();
  });

  it('a second start and the system open files in the running window', async () => {
    const [second, third] = [join(folder, 'second.jpg'), join(folder, 'third.jpg')];
    await copyFile(flower, second);
    await copyFile(flower, third);
    stub.appEvent('second-instance', {}, ['electron', 'bundle', second], folder);
    await isShown('second');
    let prevented = false;
    stub.appEvent('open-file', { preventDefault: () => (prevented = true) }, third);
    await isShown('third');
    expect(prevented).toBe(true);
  });
});

describe('what a page cannot do', () => {
  it('make handles, guess them, or use them in a frame', async () => {
    const api = page.window['clickcut'] as { requestPort(): void; handOver(file: File): Promise<unknown> };
    const channel = await openPort(api.requestPort, portWords.engine, page.window as unknown as Window);
    const client = createClient({ grants }, channel);
    await expect(client.services.grants.grant({ path: '/etc/passwd' })).rejects.toMatchObject({ code: 'unknown-method' });
    client.close();
    const { documents, files: written } = bridge.client.services;
    await expect(documents.create({ source: { kind: 'file', handle: '/etc/passwd' } })).rejects.toMatchObject({ code: 'not-found', hint: 'Choose it again.' });
    await expect(written.write({ file: join(folder, 'x'), bytes: new Uint8Array(1) })).rejects.toMatchObject({ code: 'not-found' });

    const url = page.frame.url;
    page.frame.url = 'https://example.com/';
    expect(await api.handOver(Object.assign(new File([], 'passwd'), { testPath: '/etc/passwd' }))).toBeNull();
    page.frame.url = url;
  });
});

describe('dragging a layer out', () => {
  it('its pixels are a PNG on the disk before the system takes over', async () => {
    await openPhoto('poppy.jpg');
    const [layer] = shown().document?.layers ?? [];
    let taken = 0;
    const onTaken = (): void => void (taken += 1);
    const { draggingOut } = editor;
    expect(draggingOut.at('list', [layer?.id ?? ''], onTaken)).toBe(false);
    expect(draggingOut.at('window', [layer?.id ?? ''], onTaken)).toBe(false);
    expect(draggingOut.at('outside', [layer?.id ?? ''], onTaken)).toBe(true);
    await expect.poll(() => taken, { timeout: 20_000 }).toBe(1);
    draggingOut.end();
    await expect.poll(() => page.drags).toHaveLength(1);
    const [drag] = page.drags;
    expect(drag?.icon.isEmpty()).toBe(false);
    expect(drag?.files).toEqual([drag?.file]);
    expect(basename(drag?.file ?? '')).toBe(`${layer?.name}.png`);
    expect(await sharp(drag?.file).metadata()).toMatchObject({ format: 'png', width: 807, height: 1024 });
    expect(existsSync(join(folder, 'temp'))).toBe(true);
  });

  it('only what was prepared last can be started', async () => {
    expect(await bridge.desktop?.services.desktop.startDrag({ drag: 'other' })).toEqual({ started: false });
    expect(page.drags).toHaveLength(1);
  });
});
