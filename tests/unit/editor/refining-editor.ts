import type { CutoutLayer } from '../../../src-preload/model/document';
import type { Refinement } from '../../../src-preload/model/refinement';
import { defaultRefine } from '../../../src-preload/model/refinement';
import { addOnTop } from '../../../src-renderer/editor/document/add-layer';
import { cutoutLayer } from '../../../src-renderer/editor/document/cutout-layer';
import type { CutoutOrigin } from '../../../src-preload/model/document';
import { maskReply, settle } from './fake-engine';
import { openReadyEditor } from './open-editor';

export const id = (letter: string): string => letter.repeat(64);
export const mask = (letter: string, width = 30) => ({ id: id(letter), width: 800, height: 534, bounds: { x: 10, y: 20, width, height: 40 }, area: 1200 });
export const softened: Refinement = { settings: { ...defaultRefine, feather: 2 }, source: id('1'), hair: null, output: id('2') };

/** An editor with a cut-out on the photo, refined or not; `more` are fields of it. */
export async function withCutout(more: Partial<CutoutLayer> = {}, origin: CutoutOrigin = { kind: 'background' }) {
  const { editor, fake } = await openReadyEditor();
  editor.viewport.resize({ width: 1000, height: 700 }, 1);
  const { document } = editor.session.store.getState();
  const target = editor.target.current();
  if (!document || !target) throw new Error('no photo');
  const layer: CutoutLayer = { ...cutoutLayer({ id: 'cut', name: 'Dog', target, mask: { ...maskReply(), id: id('1') }, origin }), ...more };
  editor.session.apply('history.cutOut', [addOnTop(document, layer)]);
  const now = () => editor.session.store.getState().document?.layers.find((other) => other.id === 'cut');
  const steps = () => editor.session.store.getState().history.past.map(({ label }) => label);
  /** Answers the newest preview with one value everywhere. */
  const preview = async (value: number): Promise<void> => {
    const call = fake.last('refining.preview');
    const { width, height } = call.params as { width: number; height: number };
    await call.resolve({ width, height, alpha: new Uint8Array(width * height).fill(value) });
  };
  const shownAlpha = () => editor.refining.live.store.getState().plane?.alpha[0];
  return { editor, fake, now, steps, preview, shownAlpha, settle };
}
