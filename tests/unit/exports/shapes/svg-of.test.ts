import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { svgOf } from '../../../../src-main/services/exports/shapes/svg-of';
import { createTexts } from '../../../../src-main/services/texts/texts';
import { readXml } from '../../../../src-main/services/imports/ora/xml';
import { traceAlpha } from '../../../../src-preload/raster/tracing/trace-alpha';
import { noise, pipelineOf } from '../../../helpers/fixture-images';
import { disc, plane, type Plane } from '../../raster/tracing/shapes';
import { styleOf } from '../../render/render-studio';

const shapeOf = (shape: Plane, tolerance = 0.75): string =>
  svgOf({ width: shape.width, height: shape.height, paths: traceAlpha(shape.alpha, shape, { tolerance }), contents: 'shape' });

const alphaOf = async (svg: string): Promise<Buffer> => sharp(Buffer.from(svg)).ensureAlpha().extractChannel(3).raw().toBuffer();

/** Intersection over union at half alpha. */
async function agreement(shape: Plane, tolerance?: number): Promise<number> {
  const drawn = await alphaOf(shapeOf(shape, tolerance));
  let [both, either] = [0, 0];
  for (const [i, value] of shape.alpha.entries()) {
    const [a, b] = [value >= 128, (drawn[i] ?? 0) >= 128];
    if (a && b) both++;
    if (a || b) either++;
  }
  return both / either;
}

/** A small mask as large as masks of photos are. */
async function maskFile(path: string): Promise<Plane> {
  const { width = 0 } = await sharp(path).metadata();
  const { data, info } = await sharp(path).extractChannel(0).resize(5 * width, undefined, { kernel: 'cubic' }).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, alpha: new Uint8Array(data) };
}

async function letters(): Promise<Plane> {
  const { width, height, data } = await createTexts().render(styleOf({ text: 'Bag %8&', size: 160 }), { scale: 1 });
  return { width, height, alpha: Uint8Array.from({ length: width * height }, (_, i) => data[i * 4 + 3] ?? 0) };
}

describe('shapes as SVG', () => {
  it('cover what the mask covers', async () => {
    expect(await agreement(disc(60))).toBeGreaterThan(0.99);
    expect(await agreement(plane(200, 160, (x, y) => Math.min(Math.max(70 - Math.hypot(x - 80, y - 80), Math.min(x - 100, 190 - x, y - 30, 90 - y)), Math.hypot(x - 80, y - 80) - 25)))).toBeGreaterThan(0.99);
  });

  it('cover letters, with their holes', async () => {
    const shape = await letters();
    expect(await agreement(shape)).toBeGreaterThan(0.97);
    expect(await agreement(shape, 0.2)).toBeGreaterThan(0.99);
    // B 2, a 1, g 1, % 2, 8 2, & 1, and one outline each, of which % has three.
    expect((shapeOf(shape, 0.3).match(/M/g) ?? []).length).toBeGreaterThanOrEqual(14);
  });

  it.each(['airplane-fuselage', 'flower-click', 'flower-background'])('cover a real mask: %s', async (name) => {
    const shape = await maskFile(`tests/golden/masks/${name}.png`);
    expect(await agreement(shape)).toBeGreaterThan(0.99);
  });

  it('are one valid path in pixels with two decimals, filled even-odd', () => {
    const svg = shapeOf(disc(20));
    const root = readXml(svg, { mostElements: 10, mostDepth: 4 });
    expect([root.attributes.get('viewBox'), root.attributes.get('width'), root.attributes.get('height')]).toEqual(['0 0 52 52', '52', '52']);
    const [path, ...others] = root.children;
    expect(others).toEqual([]);
    expect(path?.attributes.get('fill-rule')).toBe('evenodd');
    expect(path?.attributes.get('d')).toMatch(/^(M[\d. -]+([CL][\d. -]+)+Z)+$/);
    expect(path?.attributes.get('d')).not.toMatch(/\.\d{3}/);
  });

  it('clip a picture inside of the file', async () => {
    const shape = disc(20);
    const source = noise(52, 52, 3);
    const bytes = new Uint8Array(await pipelineOf(source).png().toBuffer());
    const svg = svgOf({ width: 52, height: 52, paths: traceAlpha(shape.alpha, shape, { tolerance: 0.5 }), contents: 'picture', picture: { mime: 'image/png', bytes } });
    const { data } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const at = (26 * 52 + 26) * 4;
    expect([...data.subarray(at, at + 4)]).toEqual([...source.data.subarray((26 * 52 + 26) * 3, (26 * 52 + 26) * 3 + 3), 255]);
    expect(data[3]).toBe(0);
  });

  it('of nothing are empty, and still a drawing', async () => {
    const svg = shapeOf(plane(8, 6, () => -9));
    expect((await alphaOf(svg)).every((value) => value === 0)).toBe(true);
  });
});
