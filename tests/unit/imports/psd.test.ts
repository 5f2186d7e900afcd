import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import type { ImportedArtwork } from '../../../src-main/services/imports/imported';
import type { Layer, Psd } from 'ag-psd';
import { grey, importer, layerAt, opaque, pixelNode, psd, rgbaOf, translucent } from './artwork-files';

/** Puts an ICC profile in front of a file's image resources. */
function withProfile(file: Uint8Array, icc: Uint8Array): Uint8Array {
  const head = Buffer.from('8BIM\x04\x0f\0\0\0\0\0\0', 'latin1');
  head.writeUInt32BE(icc.length, 8);
  const block = Buffer.concat([head, icc, Buffer.alloc(icc.length % 2)]);
  const out = Buffer.concat([file.subarray(0, 34), block, file.subarray(34)]);
  out.writeUInt32BE(out.readUInt32BE(30) + block.length, 30);
  return new Uint8Array(out);
}

const canvas = { width: 48, height: 32 };
const open = (document: Psd, options: Parameters<typeof psd>[1] = {}): Promise<ImportedArtwork> => importer().importPsd(psd(document, options), 'poster.psd');
const openLayers = (...children: readonly Layer[]): Promise<ImportedArtwork> => open({ ...canvas, children: [...children] });

describe('Photoshop documents', () => {
  it('come in with their layers from the bottom to the top, in groups, with name, place and look', async () => {
    const artwork = await openLayers(
      layerAt(0, 0, opaque(48, 32), { name: 'Background' }),
      {
        name: 'Grüße 👋',
        blendMode: 'screen',
        opacity: 0.4,
        children: [layerAt(-3, 5, translucent(16, 8), { name: 'inner', hidden: true, blendMode: 'multiply' }), { name: 'deep', children: [layerAt(1, 2, translucent(3, 3), { name: 'leaf' })] }],
      },
      layerAt(40, 30, translucent(20, 10), { name: 'clipped', clipping: true, opacity: 0.2 }),
    );
    expect(artwork).toMatchObject({
      ...{ name: 'poster', ...canvas, notes: [] },
      nodes: [
        { kind: 'pixels', name: 'Background', locked: true, visible: true, opacity: 1, blend: 'normal', clip: false, left: 0, top: 0, ...canvas },
        {
          ...{ kind: 'group', name: 'Grüße 👋', blend: 'screen', opacity: 0.4, locked: false },
          children: [
            { kind: 'pixels', name: 'inner', visible: false, blend: 'multiply', left: -3, top: 5, width: 16, height: 8 },
            { kind: 'group', name: 'deep', children: [{ name: 'leaf', left: 1, top: 2 }] },
          ],
        },
        { kind: 'pixels', name: 'clipped', clip: true, opacity: 0.2, left: 40, top: 30 },
      ],
    });
  });

  it.each([
    ['PackBits', {}],
    ['zlib', { compress: true }],
    ['large document', { psb: true }],
  ])('keep every pixel exactly, also the colours under alpha 0 (%s)', async (_name, options) => {
    const picture = translucent(40, 30, 5);
    const { nodes } = await open({ ...canvas, children: [layerAt(2, 1, picture, { name: 'a' }), layerAt(0, 0, translucent(9, 4, 99), { name: 'b' })] }, options);
    expect((await rgbaOf(pixelNode(nodes, 'a'))).equals(Buffer.from(picture.data))).toBe(true);
    expect((await rgbaOf(pixelNode(nodes, 'b'))).equals(Buffer.from(translucent(9, 4, 99).data))).toBe(true);
  });

  it('lock what is locked whole, and leave partial locks out', async () => {
    const { nodes } = await openLayers(
      layerAt(0, 0, translucent(4, 4), { name: 'all', transparencyProtected: true, protected: { transparency: false, composite: false, position: false } }),
      layerAt(0, 0, translucent(4, 4), { name: 'pixels and place', protected: { composite: true, position: true } }),
      layerAt(0, 0, translucent(4, 4), { name: 'transparency', transparencyProtected: true, protected: { transparency: true } }),
      layerAt(0, 0, translucent(4, 4), { name: 'none', protected: {} }),
    );
    expect(nodes.map(({ name, locked }) => [name, locked])).toEqual([
      ['all', true],
      ['pixels and place', true],
      ['transparency', false],
      ['none', false],
    ]);
  });

  it('take the nearest blend mode for those that are not here, and say so', async () => {
    const modes = ['color burn', 'soft light', 'luminosity', 'linear dodge', 'vivid light', 'dissolve'] as const;
    const { nodes, notes } = await openLayers(...modes.map((blendMode) => layerAt(0, 0, translucent(2, 2), { name: blendMode, blendMode })));
    expect(nodes.map(({ blend }) => blend)).toEqual(['color-burn', 'soft-light', 'luminosity', 'screen', 'hard-light', 'normal']);
    expect(notes.map(({ layer, what }) => [layer, what])).toEqual([
      ['linear dodge', 'blend-mode'],
      ['vivid light', 'blend-mode'],
      ['dissolve', 'blend-mode'],
    ]);
  });

  it('say of a pass-through group that it is isolated now, only where that shows', async () => {
    const group = (name: string, blendMode: 'normal' | 'multiply'): Layer => ({ name, blendMode: 'pass through', children: [layerAt(0, 0, translucent(2, 2), { blendMode })] });
    const { nodes, notes } = await openLayers(group('plain', 'normal'), group('shows', 'multiply'));
    expect(nodes.map(({ blend }) => blend)).toEqual(['normal', 'normal']);
    expect(notes).toEqual([{ layer: 'shows', what: 'pass-through' }]);
  });

  it('leave adjustment layers out and keep what they were, what is on them clips to nothing else', async () => {
    const { nodes, notes } = await openLayers(
      layerAt(0, 0, translucent(4, 4), { name: 'below' }),
      { name: 'Invert 1', adjustment: { type: 'invert' } },
      layerAt(0, 0, translucent(4, 4), { name: 'on it', clipping: true }),
    );
    expect(nodes.map(({ name, clip }) => [name, clip])).toEqual([
      ['below', false],
      ['on it', false],
    ]);
    expect(notes).toEqual([{ layer: 'Invert 1', what: 'adjustment-layer' }]);
  });

  it('keep colour fills as fills, or as pixels under their mask', async () => {
    const color = { r: 255, g: 128, b: 0 };
    const mask = { left: 8, top: 4, right: 12, bottom: 8, defaultColor: 0, imageData: grey(4, 4, () => 255) };
    const { nodes } = await openLayers({ name: 'fill', opacity: 0.6, vectorFill: { type: 'color', color } }, { name: 'masked', vectorFill: { type: 'color', color }, mask });
    expect(nodes[0]).toMatchObject({ kind: 'fill', name: 'fill', colour: '#ff8000', opacity: 0.6 });
    const masked = pixelNode(nodes, 'masked');
    expect(masked).toMatchObject({ left: 0, top: 0, ...canvas, mask: { left: 8, top: 4, width: 4, height: 4, outside: 0 } });
    const rgba = await rgbaOf(masked);
    expect([...rgba.subarray(0, 4)]).toEqual([255, 128, 0, 255]);
    expect([...rgba.subarray(-4)]).toEqual([255, 128, 0, 255]);
  });

  it('tell what else could not come over', async () => {
    const { nodes, notes } = await openLayers(
      layerAt(0, 0, translucent(2, 2), { name: 'text', text: { text: 'Hello' } }),
      layerAt(0, 0, translucent(2, 2), { name: 'shadow', effects: { innerShadow: [{ enabled: true, color: { r: 0, g: 0, b: 0 } }] } }),
      layerAt(0, 0, translucent(2, 2), { name: 'shadow off', effects: { dropShadow: [{ enabled: false, color: { r: 0, g: 0, b: 0 } }] } }),
      layerAt(0, 0, translucent(2, 2), { name: 'knockout', knockout: true }),
    );
    expect(nodes).toHaveLength(4);
    expect(notes).toEqual([
      { layer: 'text', what: 'text' },
      { layer: 'shadow', what: 'effects' },
      { layer: 'knockout', what: 'knockout' },
    ]);
  });

  const px = (value: number) => ({ units: 'Pixels', value }) as const;
  const black = { r: 0, g: 0, b: 0 };

  it('bring a drop shadow and a stroke around the outside as shadow and outline', async () => {
    const styled = { dropShadow: [{ enabled: true, color: black, blendMode: 'multiply', opacity: 0.75, angle: 90, distance: px(10), size: px(6) }], stroke: [{ enabled: true, position: 'outside', fillType: 'color', color: { r: 255, g: 128, b: 0 }, size: px(3), opacity: 0.5 }] } as const;
    const lit = { dropShadow: [{ enabled: true, color: { r: 10, g: 20, b: 30 }, blendMode: 'normal', angle: 45, useGlobalLight: true, distance: px(8), size: px(0) }] } as const;
    const { nodes, notes } = await open({
      ...canvas,
      imageResources: { globalAngle: 180 },
      children: [layerAt(0, 0, translucent(2, 2), { name: 'styled', effects: styled as never }), layerAt(0, 0, translucent(2, 2), { name: 'lit', effects: lit as never })],
    });
    expect(pixelNode(nodes, 'styled').effects).toEqual({ shadow: { dx: 0, dy: 10, blur: 6, colour: '#000000', opacity: 0.75 }, outline: { width: 3, colour: '#ff8000', opacity: 0.5 } });
    expect(pixelNode(nodes, 'lit').effects).toEqual({ shadow: { dx: 8, dy: 0, blur: 0, colour: '#0a141e', opacity: 1 }, outline: null });
    expect(notes).toEqual([]);
  });

  it.each<[string, Layer['effects'], boolean]>([
    ['two shadows', { dropShadow: [{ enabled: true, color: black, blendMode: 'normal', size: px(2) }, { enabled: true, color: black, blendMode: 'normal', size: px(4) }] }, true],
    ['a shadow that is screened', { dropShadow: [{ enabled: true, color: black, blendMode: 'screen' }] }, false],
    ['a shadow that is choked', { dropShadow: [{ enabled: true, color: black, choke: px(20) }] }, false],
    ['a stroke inside', { stroke: [{ enabled: true, position: 'inside', color: black, size: px(2) }] }, false],
    ['a stroke of a gradient', { stroke: [{ enabled: true, position: 'outside', fillType: 'gradient', size: px(2) }] }, false],
    ['a glow', { outerGlow: { enabled: true, color: black, size: px(4) } }, false],
  ])('say that %s did not come over whole', async (_, effects, hasShadow) => {
    const { nodes, notes } = await openLayers(layerAt(0, 0, translucent(2, 2), { name: 'a', effects: effects as never }));
    expect(notes).toEqual([{ layer: 'a', what: 'effects' }]);
    expect(pixelNode(nodes, 'a').effects !== undefined).toBe(hasShadow);
  });

  it('hand their colour profile on with the pixels', async () => {
    const picture = opaque(48, 32);
    const p3 = await sharp(Buffer.from(picture.data.buffer), { raw: { ...canvas, channels: 4 } }).withIccProfile('p3').png().toBuffer();
    const { icc } = await sharp(p3).metadata();
    const stored = new Uint8ClampedArray(await sharp(p3, { ignoreIcc: true }).raw().toBuffer());
    const plain = psd({ ...canvas, children: [layerAt(0, 0, { ...canvas, data: stored }, { name: 'wide' })] });
    const { nodes } = await importer().importPsd(withProfile(plain, icc ?? new Uint8Array(0)), 'wide.psd');
    const { png } = pixelNode(nodes, 'wide');
    expect((await sharp(png, { ignoreIcc: true }).raw().toBuffer()).equals(Buffer.from(stored))).toBe(true);
    expect((await sharp(png).raw().toBuffer()).equals(await sharp(p3).raw().toBuffer())).toBe(true);
  });

  it('keep empty layers, which others may be clipped to', async () => {
    const { nodes } = await openLayers({ name: 'empty' }, layerAt(0, 0, translucent(4, 4), { name: 'clipped', clipping: true }));
    expect(nodes.map(({ name, clip }) => [name, clip])).toEqual([
      ['empty', false],
      ['clipped', true],
    ]);
    expect([...(await rgbaOf(pixelNode(nodes, 'empty')))]).toEqual([0, 0, 0, 0]);
  });
});
