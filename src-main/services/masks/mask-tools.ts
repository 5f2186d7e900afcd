import type { MaskInfo } from '../../../src-preload/contract/common';
import type { ServiceHandlers } from '../../../src-preload/contract/define';
import { ClickcutError } from '../../../src-preload/contract/errors';
import type { masks as masksContract } from '../../../src-preload/contract/masks';
import { encodeMask } from '../exports/encode-cutout';
import { safeFileName } from '../exports/file-names';
import type { Images } from '../images/images';
import type { RasterInput, RasterOutput } from '../raster/jobs';
import type { RasterWorker } from '../raster/raster-worker';
import type { maskJobs } from '../raster/mask-jobs';
import { alphaView } from './alpha-view';
import type { Masks, StoredMask } from './masks';
import { readMaskPicture } from './read-mask-picture';

export interface MaskToolsOptions {
  readonly images: Pick<Images, 'get'>;
  readonly masks: Masks;
  readonly raster: RasterWorker;
}

type AlphaJob = Exclude<keyof typeof maskJobs, 'outline'>;

const sizes = ({ width, height }: MaskInfo): string => `${width} x ${height}`;

function checkSizes(first: StoredMask, ...others: readonly StoredMask[]): void {
  const odd = others.find(({ info }) => info.width !== first.info.width || info.height !== first.info.height);
  if (!odd) return;
  const message = `Masks of ${sizes(first.info)} and ${sizes(odd.info)} pixels cannot be combined.`;
  throw new ClickcutError({ code: 'bad-request', message, hint: 'Use masks of one photo.' });
}

/** Makes masks from shapes, colours, strokes and other masks. The loops over pixels run in the raster worker. */
export function createMaskTools({ images, masks, raster }: MaskToolsOptions): ServiceHandlers<typeof masksContract> {
  const keep = async <J extends AlphaJob>(job: J, input: RasterInput<J>, signal: AbortSignal): Promise<MaskInfo> => {
    const made: RasterOutput<J> = await raster.run(job, input, { signal });
    return masks.adopt(made).info;
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
    alpha: async ({ mask, region, width, height }) => ({ width, height, alpha: await alphaView(await masks.load(mask), region, { width, height }) }),
    outline: async ({ mask, tolerance }, { signal }) => {
      const { rings } = await raster.run('outline', { mask: await masks.load(mask), tolerance }, { signal });
      return { rings: rings.map((ring) => ring as Float32Array<ArrayBuffer>) };
    },
    info: ({ mask }) => masks.info(mask),
    import: async ({ image, name, bytes }) => {
      const { width, height } = images.get(image).info;
      return masks.put(width, height, await readMaskPicture({ name, bytes }, { width, height })).info;
    },
    export: async ({ mask, name }) => {
      const bytes = await encodeMask(await masks.load(mask));
      return { name: `${safeFileName(name)}-mask.png`, mime: 'image/png', bytes };
    },
  };
}
