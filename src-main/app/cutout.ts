import type { PromptPoint } from '../../src-preload/model/prompt';
import type { RefineSettings } from '../../src-preload/model/refinement';
import { encodeCutout, encodeMask, type CutoutFileOptions } from '../services/exports/encode-cutout';
import type { OpenImage } from '../services/images/images';
import type { StoredMask } from '../services/masks/masks';
import { wholeAlpha } from '../services/masks/whole-alpha';
import type { Refining } from '../services/refining/refining';
import { settingsOf, type CutoutRefinement } from './cutout-settings';

export interface MaskOptions extends CutoutRefinement {
  /** Aborting it rejects the call with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
}

export interface CutoutOptions extends Omit<CutoutFileOptions, 'edges'>, MaskOptions {
  /** Write the mask as a greyscale picture, white for what is in, instead of the cut-out. */
  readonly onlyMask?: boolean | undefined;
}

/** Something that can be cut out of a photo. Rendered at the first call, refined once for each choice of settings. */
export interface Cutout {
  /**
   * Alpha at the photo's full resolution: width * height bytes, row-major, 0 out to 255 in. A fresh copy each time.
   * @throws ClickcutError `bad-request` for settings out of range, `cancelled`
   */
  mask(options?: MaskOptions): Promise<Uint8Array>;
  /** A file of the photo's size: the photo with everything else transparent. PNG unless told. @throws as `mask` */
  toBuffer(options?: CutoutOptions): Promise<Uint8Array<ArrayBuffer>>;
}

export interface CutoutSource {
  readonly photo: OpenImage;
  readonly refining: Pick<Refining, 'refined' | 'edgeColours'>;
  /** What was clicked: refining never takes it away. */
  readonly clicks: readonly PromptPoint[];
  /** See `RefineAsked`. */
  readonly uncertainty: number;
  /** The selection itself. */
  readonly render: () => Promise<StoredMask>;
}

/** What changes the alpha; colours are another matter. */
const keyOf = (settings: RefineSettings): string => JSON.stringify({ ...settings, decontaminate: 0 });

export function createCutout({ photo, refining, clicks, uncertainty, render }: CutoutSource): Cutout {
  let rendering: Promise<StoredMask> | undefined;
  let latest: { readonly key: string; readonly mask: StoredMask } | undefined;

  const rendered = (): Promise<StoredMask> => {
    rendering ??= render();
    // A failure, such as a cancel, is not the answer for ever.
    rendering.catch(() => (rendering = undefined));
    return rendering;
  };
  const refined = async (settings: RefineSettings, signal: AbortSignal | undefined): Promise<StoredMask> => {
    const key = keyOf(settings);
    if (latest?.key === key) return latest.mask;
    const mask = await refining.refined(photo.info.id, { source: await rendered(), clicks, uncertainty, settings }, { signal });
    latest = { key, mask };
    return mask;
  };

  return {
    mask: async ({ signal, ...options } = {}) => wholeAlpha(await refined(settingsOf(options), signal)),
    toBuffer: async ({ onlyMask = false, signal, format, quality, trim, ...options } = {}) => {
      const settings = settingsOf(options);
      if (onlyMask) return encodeMask(await refined(settings, signal), { format, quality });
      const [mask, pixels] = await Promise.all([refined(settings, signal), photo.full(signal)]);
      const edges = await refining.edgeColours.of({ image: photo.info.id, photo: pixels, mask, amount: settings.decontaminate }, signal);
      return encodeCutout(pixels, mask, { format, quality, trim, edges });
    },
  };
}
