import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { importer, opaque, ora, pixelNode, png, rgbaOf, translucent } from './artwork-files';

const image = (stack: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n<image version="0.0.6" w="48" h="32"><stack>${stack}</stack></image>`;

describe('OpenRaster files', () => {
  it('come in with their layers from the bottom to the top, in groups, with name, place and look', async () => {
    const [a, b] = [await png(translucent(16, 8)), await png(translucent(5, 4, 40))];
    const stack = image(`
      <layer name="Gr&#252;&#xdf;e &amp; &quot;top&quot;" src="data/a.png" x="-3" y="5" opacity="0.25" visibility="hidden" composite-op="svg:color-dodge"/>
      <!-- between -->
      <stack name="group" opacity="0.5" isolation="isolate" edit-locked="true" composite-op="svg:multiply" x="10" y="1">
        <layer src='data/b.png' name='in it' x='2'/>
      </stack>
      <layer name="bottom" src="data/a.png" edit-locked="true" composite-op="svg:src-over" />`);
    const artwork = await importer().importOpenRaster(ora(stack, { 'data/a.png': a, 'data/b.png': b, 'Thumbnails/thumbnail.png': b }), 'C:\\work\\sketch.ora');
    const look = { visible: true, locked: false, opacity: 1, blend: 'normal', clip: false };
    expect(artwork).toMatchObject({
      ...{ name: 'sketch', width: 48, height: 32, notes: [] },
      nodes: [
        { ...look, kind: 'pixels', name: 'bottom', locked: true, left: 0, top: 0, width: 16, height: 8 },
        {
          ...{ ...look, kind: 'group', name: 'group', locked: true, opacity: 0.5, blend: 'multiply' },
          children: [{ ...look, kind: 'pixels', name: 'in it', left: 12, top: 1, width: 5, height: 4 }],
        },
        { ...look, kind: 'pixels', name: 'Grüße & "top"', visible: false, opacity: 0.25, blend: 'color-dodge', left: -3, top: 5 },
      ],
    });
    expect((await rgbaOf(pixelNode(artwork.nodes, 'bottom'))).equals(Buffer.from(translucent(16, 8).data))).toBe(true);
    expect((await rgbaOf(pixelNode(artwork.nodes, 'in it'))).equals(Buffer.from(translucent(5, 4, 40).data))).toBe(true);
  });

  it('bring grey, palette and 16-bit layers as RGBA of 8 bits', async () => {
    const raw = { raw: { width: 2, height: 1, channels: 3 as const } };
    const colours = Buffer.from([255, 0, 0, 0, 0, 255]);
    const palette = await sharp(colours, raw).png({ palette: true }).toBuffer();
    const deep = await sharp(colours, raw).toColourspace('rgb16').png().toBuffer();
    const light = await sharp(Buffer.from([0, 200]), { raw: { width: 2, height: 1, channels: 1 } }).toColourspace('b-w').png().toBuffer();
    const stack = image('<layer name="palette" src="data/p.png"/><layer name="deep" src="data/d.png"/><layer name="light" src="data/l.png"/>');
    const { nodes, notes } = await importer().importOpenRaster(ora(stack, { 'data/p.png': palette, 'data/d.png': deep, 'data/l.png': light }), 'kinds.ora');
    for (const name of ['palette', 'deep']) expect([...(await rgbaOf(pixelNode(nodes, name)))]).toEqual([255, 0, 0, 255, 0, 0, 255, 255]);
    expect([...(await rgbaOf(pixelNode(nodes, 'light')))]).toEqual([0, 0, 0, 255, 200, 200, 200, 255]);
    expect(notes).toEqual([{ layer: null, what: 'depth', detail: '16' }]);
  });

  it('keep the pixels of layers that are tagged as sRGB, and convert others', async () => {
    const picture = opaque(16, 16);
    const tagged = (profile: string): Promise<Buffer> =>
      sharp(Buffer.from(picture.data.buffer), { raw: { width: 16, height: 16, channels: 4 } }).withIccProfile(profile).png().toBuffer();
    const stack = image('<layer name="srgb" src="data/s.png"/><layer name="p3" src="data/p.png"/>');
    const [srgb, p3] = [await tagged('srgb'), await tagged('p3')];
    const { nodes } = await importer().importOpenRaster(ora(stack, { 'data/s.png': srgb, 'data/p.png': p3 }), 'tagged.ora');
    const stored = await sharp(srgb, { ignoreIcc: true }).raw().toBuffer();
    expect((await rgbaOf(pixelNode(nodes, 'srgb'))).equals(stored)).toBe(true);
    const shown = await rgbaOf(pixelNode(nodes, 'p3'));
    const farthest = (other: Buffer): number => Math.max(...shown.map((value, i) => Math.abs(value - (other[i] ?? 0))));
    expect(farthest(Buffer.from(picture.data))).toBeLessThanOrEqual(3);
    expect(farthest(await sharp(p3, { ignoreIcc: true }).raw().toBuffer())).toBeGreaterThan(3);
  });

  it('tell what could not come over', async () => {
    const stack = image(`
      <layer name="atop" src="data/a.png" composite-op="svg:src-atop"/>
      <layer name="plus" src="data/a.png" composite-op="svg:plus"/>
      <layer name="unknown" src="data/a.png" composite-op="app:sparkle"/>
      <stack name="open"><layer name="mul" src="data/a.png" composite-op="svg:multiply"/></stack>
      <text name="words"/>
      <filter name="blur"/>`);
    const { nodes, notes } = await importer().importOpenRaster(ora(stack, { 'data/a.png': await png(translucent(3, 3)) }), 'notes.ora');
    expect(nodes.map(({ name, blend, clip }) => [name, blend, clip])).toEqual([
      ['open', 'normal', false],
      ['unknown', 'normal', false],
      ['plus', 'screen', false],
      ['atop', 'normal', true],
    ]);
    expect(notes).toEqual([
      { layer: 'blur', what: 'filter' },
      { layer: 'words', what: 'no-pixels' },
      { layer: 'open', what: 'pass-through' },
      { layer: 'unknown', what: 'blend-mode', detail: 'app:sparkle -> normal' },
      { layer: 'plus', what: 'blend-mode', detail: 'svg:plus -> screen' },
      { layer: 'atop', what: 'clip' },
    ]);
  });
});
