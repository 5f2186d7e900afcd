import { CutoutProxies } from '../../../src-main/services/render/cutout-proxies';
import { compositeStrip } from '../../../src-main/services/render/composite-strip';
import type { Compositor } from '../../../src-main/services/render/render-client';
import type { RenderSources } from '../../../src-main/services/render/render-context';
import { createRenderer, type Renderer } from '../../../src-main/services/render/renderer';
import { createImages } from '../../../src-main/services/images/create-images';
import type { Images } from '../../../src-main/services/images/images';
import type { StoredMask } from '../../../src-main/services/masks/masks';
import { sealMask } from '../../../src-main/services/masks/seal-mask';
import { createTexts } from '../../../src-main/services/texts/texts';
import { ClickcutError } from '../../../src-preload/contract/errors';
import { schemaVersion, type DocumentRecord, type ImageInfo } from '../../../src-preload/model/document';
import { noEffects } from '../../../src-preload/model/effects';
import type { Fill } from '../../../src-preload/model/fill';
import { plainLayer, type CutoutLayer, type FillLayer, type GroupLayer, type ImageLayer, type Layer, type TextLayer } from '../../../src-preload/model/layer';
import { identity } from '../../../src-preload/model/matrix';
import type { TextStyle } from '../../../src-preload/model/text-style';
import { fitAlpha } from '../../../src-preload/raster/bounds';
import type { Raster } from '../../../src-preload/raster/raster';
import { pipelineOf } from '../../helpers/fixture-images';

/** Composites in this thread, so that a test sees an error where it happens. */
export const here: Compositor = {
  threads: 1,
  composite: async (program) => structuredClone(compositeStrip(structuredClone(program))),
  close: async () => undefined,
};

export interface RenderStudio extends RenderSources {
  readonly images: Images;
  readonly renderer: Renderer;
  addPhoto(raster: Raster): Promise<ImageInfo>;
  /** A mask of a photo by formula. */
  addMask(image: ImageInfo, at: (x: number, y: number) => number): StoredMask;
}

export function createRenderStudio({ compositor = here, stripBytes }: { readonly compositor?: Compositor; readonly stripBytes?: number } = {}): RenderStudio {
  const images = createImages();
  const kept = new Map<string, StoredMask>();
  const find = (id: string): StoredMask => {
    const mask = kept.get(id);
    if (!mask) throw new ClickcutError({ code: 'not-found', message: `There is no mask '${id.slice(0, 12)}'.` });
    return mask;
  };
  const sources = {
    images,
    masks: { info: (id: string) => find(id).info, load: async (id: string) => find(id) },
    texts: createTexts(),
    proxies: new CutoutProxies(64 * 1024 ** 2),
  };
  return {
    ...sources,
    renderer: createRenderer({ ...sources, compositor, ...(stripBytes === undefined ? {} : { stripBytes }) }),
    addPhoto: async (raster) => (await images.open({ kind: 'bytes', name: 'photo.png', bytes: await pipelineOf(raster).png().toBuffer() })).info,
    addMask: ({ width, height }, at) => {
      const alpha = Uint8Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width)));
      const mask = sealMask({ width, height }, fitAlpha(alpha, { width, height }));
      kept.set(mask.info.id, mask);
      return mask;
    },
  };
}

let count = 0;
const named = (kind: string): { readonly id: string; readonly name: string } => ({ id: `${kind}-${count++}`, name: kind });

export const imageOf = (image: ImageInfo, more: Partial<ImageLayer> = {}): ImageLayer => ({
  kind: 'image',
  ...plainLayer,
  ...named('image'),
  transform: identity,
  effects: noEffects,
  image: image.id,
  ...more,
});

export const cutoutOf = (image: ImageInfo, mask: StoredMask, more: Partial<CutoutLayer> = {}): CutoutLayer => ({
  ...imageOf(image),
  ...named('cutout'),
  kind: 'cutout',
    refine: null,
  base: mask.info.id,
  mask: mask.info.id,
  bounds: mask.info.bounds,
  origin: { kind: 'drawn' },
  ...more,
});

export const fillOf = (fill: Fill, more: Partial<FillLayer> = {}): FillLayer => ({ kind: 'fill', ...plainLayer, ...named('fill'), fill, ...more });

export const groupOf = (more: Partial<GroupLayer> = {}): GroupLayer => ({ kind: 'group', ...plainLayer, ...named('group'), ...more });

export const styleOf = (more: Partial<TextStyle> = {}): TextStyle => ({
  text: 'Clickcut',
  family: 'Inter',
  size: 40,
  weight: 700,
  italic: false,
  align: 'left',
  lineHeight: 1.2,
  spacing: 0,
  colour: '#204080',
  ...more,
});

export const textOf = (style: TextStyle, box: TextLayer['box'], more: Partial<TextLayer> = {}): TextLayer => ({
  kind: 'text',
  ...plainLayer,
  ...named('text'),
  transform: identity,
  effects: noEffects,
  style,
  box,
  ...more,
});

export const documentOf = (size: { readonly width: number; readonly height: number }, layers: readonly Layer[], more: Partial<DocumentRecord> = {}): DocumentRecord => ({
  schema: schemaVersion,
  id: 'document',
  name: 'photo',
  width: size.width,
  height: size.height,
  background: null,
  guides: [],
  outputs: [],
  images: {},
  layers,
  ...more,
});

export const never = (): AbortSignal => new AbortController().signal;
