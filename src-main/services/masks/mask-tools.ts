import type { MaskInfo } from '../../../src-preload/contract/common';
import type { ServiceHandlers } from '../../../src-preload/contract/define';
import { ClickcutError } from '../../../src-preload/contract/errors';
import type { masks as masksContract } from '../../../src-preload/contract/masks';
import { intersect, type Rect } from '../../../src-preload/model/geometry';
import { cropPlane } from '../../../src-preload/raster/bounds';
import { encodeMask } from '../exports/encode-cutout';
import { safeFileName } from '../../../src-preload/model/exporting/safe-file-name';
import { abortable } from '../images/abortable';
import type { Images } from '../images/images';
import type { RasterInput, RasterOutput } from '../raster/jobs';
import type { RasterWorker } from '../raster/raster-worker';
import type { maskJobs } from '../raster/mask-jobs';
import type { Masks, StoredMask } from './masks';
import { readMaskPicture } from './read-mask-picture';

export interface MaskToolsOptions {
  readonly images: Pick<Images, 'get'>;
  readonly masks: Masks;
  readonly raster: RasterWorker;
}

type AlphaJob = Exclude<keyof typeof maskJobs, 'outline' | 'run-lengths' | 'scale-alpha' | 'trace'>;

const sizes = ({ width, height }: MaskInfo): string => `${width} x ${height}`;

function checkSizes(first: StoredMask, ...others: readonly StoredMask[]): void {
  const odd = others.find(({ info }) => info.width !== first.info.width || info.height !== first.info.height);
  if (!odd) return;
  const message = `Masks of ${sizes(first.info)} and ${sizes(odd.info)} pixels cannot be combined.`;
  throw new ClickcutError({ code: 'bad-request', message, hint: 'Use masks of one photo.' });
}

/** The smallest whole rectangle around one with fractions. */
function wholePixels({ x, y, width, height }: Rect): Rect {
  const left = Math.floor(x);
  const top = Math.floor(y);
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}

/** Makes masks from shapes, colours, strokes and other masks. The loops over pixels run in the raster worker. */
export function createMaskTools({ images, masks, raster }: MaskToolsOptions): ServiceHandlers<typeof masksContract> {
  const keep = async <J extends AlphaJob>(job: J, input: RasterInput<J>, signal: AbortSignal): Promise<MaskInfo> => {
    const made: RasterOutput<J> = await raster.run(job, input, { signal });
    const { info } = masks.adopt(made);
    await masks.room();
    return info;
  };

  return {
    polygons: ({ image, rings }, { signal }) => {
      const { width, height } = images.get(image).info;
      return keep('polygons', { rings, image: { width, height } }, signal);
    },
    whole: ({ image }, { signal }) => {
      const { width, height } = images.get(image).info;
      const ring = [{ x: 0, y: 0 }, { x: width, y: 0 }, { x: width, y: height }, { x: 0, y: height }];
      return keep('polygons', { rings: [ring], image: { width, height } }, signal);
    },
    wand: async ({ image, at, tolerance, contiguous }, { signal }) => {
      const open = images.get(image);
      const { width, height, name } = open.info;
      if (at.x < 0 || at.y < 0 || at.x >= width || at.y >= height) {
        throw new ClickcutError({ code: 'bad-request', message: `The point ${at.x}, ${at.y} lies outside '${name}'.`, hint: 'Click on the photo.' });
      }
      return keep('wand', { picture: await open.full(signal), seed: at, tolerance, isContiguous: contiguous }, signal);
    },
    combine: async ({ a, b, how }, { signal }) => {
      const [first, second] = [await masks.load(a), await masks.load(b)];
      checkSizes(first, second);
      return keep('combine', { a: first, b: second, how }, signal);
    },
    invert: async ({ mask }, { signal }) => keep('invert', { mask: await masks.load(mask) }, signal),
    stroke: async ({ mask, settings, points }, { signal }) => keep('stroke', { mask: await masks.load(mask), settings, points }, signal),
    rebase: async ({ from, mask, to }, { signal }) => {
      const [before, painted, base] = [await masks.load(from), await masks.load(mask), await masks.load(to)];
      checkSizes(before, painted, base);
      return keep('rebase', { from: before, mask: painted, to: base }, signal);
    },
    alpha: async ({ mask, region, width, height }, { signal }) => {
      const { info, alpha } = await masks.load(mask);
      const bounds = intersect(info.bounds, wholePixels(region));
      if (bounds.width === 0 || bounds.height === 0) return { width, height, alpha: new Uint8Array(width * height) };
      // Only what is looked at is copied; for the worker it would have to be copied anyway.
      const part = cropPlane(alpha, info.bounds.width, { ...bounds, x: bounds.x - info.bounds.x, y: bounds.y - info.bounds.y });
      const scaled = await raster.run('scale-alpha', { bounds, alpha: part, region, size: { width, height } }, { signal, move: [part.buffer] });
      return { width, height, alpha: scaled.alpha };
    },
    outline: async ({ mask, tolerance }, { signal }) => {
      const { rings } = await raster.run('outline', { mask: await masks.load(mask), tolerance }, { signal });
      return { rings: rings.map((ring) => ring as Float32Array<ArrayBuffer>) };
    },
    info: ({ mask }) => masks.info(mask),
    import: async ({ image, name, bytes }, { signal }) => {
      const { width, height } = images.get(image).info;
      const alpha = await abortable(readMaskPicture({ name, bytes }, { width, height }), signal);
      return keep('seal-alpha', { alpha, image: { width, height } }, signal);
    },
    export: async ({ mask, name }) => {
      const bytes = await encodeMask(await masks.load(mask));
      return { name: `${safeFileName(name)}-mask.png`, mime: 'image/png', bytes };
    },
  };
}
