import { describe, expect, it } from 'vitest';
import type { CutoutLayer, Layer } from '../../../src-preload/model/document';
import { identity } from '../../../src-preload/model/matrix';
import { secondsLeft } from '../../../src-renderer/editor/background/time-left';
import { cutoutLayer, numberedName } from '../../../src-renderer/editor/document/cutout-layer';
import { targetOf, type Target } from '../../../src-renderer/editor/document/target';
import { exportScopes, layersIn, likelyScope } from '../../../src-renderer/editor/export/export-plan';
import { baseDensity, basePatch, contentExtent, detailPatch } from '../../../src-renderer/editor/pictures/plan';
import { frameAround, opacityAt, selectedArea } from '../../../src-renderer/editor/smart-select/thumbnail';
import { maskReply, photoDocument, squareLogits } from './fake-engine';

const photo = photoDocument().layers;
const target = targetOf(photoDocument(), undefined) as Target;
const cutout = (id: string, name = id): CutoutLayer =>
  cutoutLayer({ id, name, target, mask: maskReply(), origin: { kind: 'background' } });
const documentWith = (...layers: readonly Layer[]) => photoDocument({ layers: [...photo, ...layers] });

describe('what is fetched for the screen', () => {
  const whole = { x: 0, y: 0, width: 4000, height: 3000 };
  const screen = { width: 1000, height: 700 };

  const seen = { extent: whole, toDocument: identity, density: 2048 / 4000, most: 1 };

  it('is a base of at most 1280 pixels', () => {
    expect(basePatch(whole, 1).size).toEqual({ width: 1280, height: 960 });
    expect(basePatch(whole, 2048 / 4000).size).toEqual({ width: 1280, height: 960 });
  });

  it("is no finer than the photo's proxy, for the photo would have to be decoded first", () => {
    const [layer] = photo;
    if (!layer) throw new Error('no photo');
    const { images } = photoDocument();
    const large = photoDocument({ images: Object.fromEntries(Object.entries(images).map(([id, image]) => [id, { ...image, width: 6000, height: 4000 }])) });
    expect(baseDensity(layer, photoDocument())).toBe(1);
    expect(baseDensity(layer, large)).toBeCloseTo(2048 / 6000);
    expect(baseDensity(cutout('c'), large)).toBeCloseTo(2048 / 6000);
    expect(basePatch({ x: 7, y: 9, width: 900, height: 721 }, 2048 / 6000)).toEqual({ region: { x: 7, y: 9, width: 900, height: 721 }, size: { width: 307, height: 246 } });
    expect(basePatch({ x: 0, y: 0, width: 2, height: 1 }, 2048 / 6000).size).toEqual({ width: 1, height: 1 });
  });

  it('has detail as soon as the screen shows more than the base has', () => {
    const small = { ...seen, extent: { x: 100, y: 100, width: 900, height: 720 } };
    const at = (scale: number) => detailPatch(small, { scale, x: 0, y: 0 }, 1, screen);
    expect(at(0.5)).toBeUndefined();
    expect(at(0.6)).toEqual({ region: { x: 100, y: 100, width: 900, height: 720 }, size: { width: 540, height: 432 } });
  });

  it('has no detail while the base is as sharp as the screen', () => {
    expect(detailPatch(seen, { scale: 0.3, x: 0, y: 0 }, 1, screen)).toBeUndefined();
    expect(detailPatch(seen, { scale: 0.3, x: 0, y: 0 }, 2, screen)).toBeDefined();
  });

  it('is the visible part in whole pixels, never finer than the photo itself', () => {
    const patch = detailPatch(seen, { scale: 4, x: -1002, y: -402 }, 1, screen);
    expect(patch).toEqual({ region: { x: 250, y: 100, width: 251, height: 176 }, size: { width: 251, height: 176 } });
    expect(detailPatch(seen, { scale: 4, x: 5000, y: 0 }, 1, screen)).toBeUndefined();
  });

  it('is the bounds of a cut-out', () => {
    expect(contentExtent(cutout('c'), photoDocument())).toEqual({ x: 10, y: 20, width: 30, height: 40 });
  });
});

describe('what is exported', () => {
  it.each([
    [documentWith(), 'photo', ['selected'], 'selected'],
    [documentWith(cutout('a')), 'a', ['selected', 'document', 'all'], 'selected'],
    [documentWith(cutout('a')), 'photo', ['selected', 'document', 'all'], 'all'],
    [documentWith(cutout('a'), cutout('b')), 'a', ['selected', 'document', 'cutouts', 'all'], 'cutouts'],
  ] as const)('case %#', (document, selected, scopes, likely) => {
    expect(exportScopes(document, selected)).toEqual(scopes);
    expect(likelyScope(document, selected)).toBe(likely);
  });

  it('goes from the bottom to the top', () => {
    const document = documentWith(cutout('a'), cutout('b'));
    expect(layersIn(document, 'cutouts', 'a').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(layersIn(document, 'all', 'a')).toHaveLength(3);
    expect(layersIn(document, 'selected', 'a').map(({ id }) => id)).toEqual(['a']);
  });
});

describe('small things', () => {
  it('numbers cut-outs with the first free number', () => {
    const name = (number: number): string => `Cut-out ${number}`;
    expect(numberedName(documentWith(), name)).toBe('Cut-out 1');
    expect(numberedName(documentWith(cutout('a', 'Cut-out 1'), cutout('b', 'Cut-out 3')), name)).toBe('Cut-out 2');
  });

  it('guesses the time left only when there is something to guess from', () => {
    expect(secondsLeft(0.01, 5000)).toBeUndefined();
    expect(secondsLeft(0.5, 4000)).toBe(4);
    expect(secondsLeft(0.99, 1000)).toBe(1);
  });

  it('finds the object for its thumbnail', () => {
    const frame = { width: 1024, height: 512 };
    const area = selectedArea(squareLogits(64), frame);
    expect(area).toEqual({ x: 0, y: 0, width: 0.25, height: 0.5 });
    expect(selectedArea(squareLogits(0), frame)).toBeUndefined();
    const crop = frameAround({ x: 0.4, y: 0.4, width: 0.1, height: 0.1 }, { width: 1000, height: 1000 }, { width: 144, height: 100 });
    expect(crop.width / crop.height).toBeCloseTo(1.44);
    expect(crop.x + crop.width / 2).toBeCloseTo(450);
    expect(opacityAt(squareLogits(64), frame, 0.1, 0.1)).toBeGreaterThan(0.99);
    expect(opacityAt(squareLogits(64), frame, 0.9, 0.9)).toBeLessThan(0.01);
  });
});
