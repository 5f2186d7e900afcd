import { describe, expect, it } from 'vitest';
import { imageOf, never } from '../../render/render-studio';
import { flat, output, outputStudio, read, type Given } from './output-studio';

const red = flat(60, 40, [200, 30, 40]);
const webp = output({ of: 'document', format: { type: 'webp' }, size: { by: 'scale', factor: 0.5 } });
const twice = output({ of: 'cutouts', format: { type: 'png' }, size: { by: 'scale', factor: 2 }, suffix: '@2x' });
const once = output({ format: { type: 'png' } });
const layers: Given['layers'] = (photo) => [
  imageOf(photo, { id: 'plain', name: 'Plain' }),
  imageOf(photo, { id: 'shoe', name: 'Shoe', outputs: [once, twice] }),
  imageOf(photo, { id: 'hidden', name: 'Hidden', visible: false, outputs: [once] }),
];

describe('what a document and its layers keep', () => {
  it('is exported without any other settings: the document first, then each layer that shows by itself', async () => {
    const { document, outputs, run } = await outputStudio({ raster: red, layers, document: { outputs: [webp] } });
    const files = await run([], { outputs: null });
    expect(files.map(({ path, width }) => [path, width])).toEqual([
      ['Poster.webp', 30],
      ['Shoe.png', 60],
      ['Shoe@2x.png', 120],
    ]);
    expect((await read(files[2]?.bytes ?? new Uint8Array())).width).toBe(120);
    const planned = await outputs.plan({ document, outputs: null }, { signal: never() });
    expect(planned.map(({ path, layer }) => [path, layer])).toEqual([
      ['Poster.webp', null],
      ['Shoe.png', 'shoe'],
      ['Shoe@2x.png', 'shoe'],
    ]);
  });

  it('is exported of chosen layers only, hidden ones too', async () => {
    const { run } = await outputStudio({ raster: red, layers });
    expect((await run([], { outputs: null, layers: ['hidden', 'plain'] })).map(({ path }) => path)).toEqual(['Hidden.png']);
  });

  it('is missed where there is nothing', async () => {
    const { run } = await outputStudio({ raster: red, layers });
    await expect(run([], { outputs: null, layers: ['plain'] })).rejects.toMatchObject({ code: 'bad-request', message: /'Poster' keeps no export settings/ });
  });

  it('names no file of the machine', async () => {
    const elsewhere = output({ of: 'document', format: { type: 'png' }, background: { kind: 'image', image: '/etc/passwd' } });
    const { run } = await outputStudio({ raster: red, layers, document: { outputs: [elsewhere] } });
    await expect(run([], { outputs: null })).rejects.toMatchObject({ code: 'not-found' });
  });
});
