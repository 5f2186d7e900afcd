import type { DocumentRecord, ImageId } from '../../../../src-preload/model/document';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import type { Rect } from '../../../../src-preload/model/geometry';
import { effectsMargin } from '../../../../src-preload/raster/effects';
import type { OpenImage } from '../../images/images';
import { paintTree } from '../../render/paint-tree';
import { isEmpty, wholeOf } from '../../render/rects';
import type { RenderSources } from '../../render/render-context';
import type { FramedOptions, Renderer, Scene } from '../../render/renderer';
import type { Picture } from '../pictures/picture';
import type { PictureOf } from './choose-pictures';
import { exactPicture, exactPlace, type ExactLayer } from './exact-picture';
import { frameOf, type Frame } from './frame';
import { choiceOf, groundOf, measuredScene, photosOf, renderedScene } from './output-scene';

export interface ComposeParts extends Pick<RenderSources, 'images' | 'masks' | 'edges'> {
  readonly renderer: Pick<Renderer, 'framed' | 'framedRows' | 'contentOf' | 'alone'>;
}

/** One file's picture before it is made: where its pixels come from. */
export type PicturePlan = {
  readonly frame: Frame;
  /** The only photo that the pixels come from, if there is one. */
  readonly photo: OpenImage | undefined;
} & (
  | { readonly kind: 'exact'; readonly place: { readonly layer: ExactLayer; readonly x: number; readonly y: number }; readonly opacity: number }
  | { readonly kind: 'composed'; readonly scene: Scene; readonly options: FramedOptions }
);

/** Pictures of one document; what has been measured is remembered. */
export interface Composer {
  frame(of: PictureOf, output: ExportOutput): Promise<Frame>;
  /** @param shown what is really made, the same picture at another size; the file itself unless told */
  plan(of: PictureOf, output: ExportOutput, frame: Frame, shown?: Frame): PicturePlan;
  /** All pixels, or those of a window of the file. Lossless. */
  pixels(plan: PicturePlan, output: Pick<ExportOutput, 'colour' | 'format'>, window?: Rect): Promise<{ readonly picture: Picture; readonly opacity: number }>;
}

const noMargin = effectsMargin({ shadow: null, outline: null });
const onePixel = { x: 0, y: 0, width: 1, height: 1 };

/** Bits a sample that a file can hold. */
export const depthOf = ({ format }: Pick<ExportOutput, 'format'>): 8 | 16 =>
  format.type === 'tiff' || (format.type === 'png' && format.colours === undefined) ? format.depth : 8;

const within = (frame: Frame, { x, y, width, height }: Rect): Frame => {
  const [a, b, c, d, e, f] = frame.toPicture;
  const clip = frame.clip;
  const left = Math.max(clip.x, x);
  const top = Math.max(clip.y, y);
  const shown = { x: left - x, y: top - y, width: Math.max(0, Math.min(clip.x + clip.width, x + width) - left), height: Math.max(0, Math.min(clip.y + clip.height, y + height) - top) };
  return { ...frame, size: { width, height }, toPicture: [a, b, c, d, e - x, f - y], clip: shown };
};

export function createComposer(
  document: DocumentRecord,
  { images, masks, edges, renderer }: ComposeParts,
  { imageOf, signal }: { readonly imageOf: (name: string) => ImageId; readonly signal: AbortSignal },
): Composer {
  const measured = new Map<string, Promise<Rect>>();
  const contentOf = (of: PictureOf, { shadow, outline }: ExportOutput): Promise<Rect> => {
    const key = JSON.stringify([of?.id ?? null, shadow !== undefined, outline !== undefined]);
    const known = measured.get(key);
    if (known) return known;
    const measuring = renderer.contentOf(measuredScene(document, { shadow, outline }), { ...choiceOf(of), onCanvas: of === null }, signal);
    // Whoever asks hears of it.
    measuring.catch(() => undefined);
    measured.set(key, measuring);
    return measuring;
  };

  return {
    frame: async (of, output) => {
      const canvas = wholeOf(document);
      const { size, padding } = output;
      if (!output.trim) return frameOf({ region: canvas, visible: canvas, size, padding, reach: { shadow: noMargin, outline: noMargin } });
      const content = await contentOf(of, output);
      const outline = effectsMargin({ shadow: null, outline: output.outline ?? null });
      const shadow = output.shadow ? effectsMargin({ shadow: output.shadow, outline: output.outline ?? null }) : noMargin;
      return frameOf({ region: isEmpty(content) ? onePixel : content, ...(of ? {} : { visible: canvas }), size, padding, reach: { shadow, outline } });
    },

    plan: (of, output, file, frame = file) => {
      const scene = renderedScene(document, output, file.scale);
      const choice = choiceOf(of);
      const nodes = paintTree(scene.layers, choice);
      const { background, fills } = groundOf(document, of, output, frame.size, imageOf);
      const [only, ...others] = photosOf([...fills.map((layer) => ({ kind: 'leaf', layer, clipped: [] }) as const), ...nodes]);
      const photo = only !== undefined && others.length === 0 ? images.get(only) : undefined;
      const place = background === null && fills.length === 0 ? exactPlace(nodes, frame) : undefined;
      if (place) return { kind: 'exact', frame, photo, place, opacity: place.layer.opacity };
      const { size, toPicture, clip } = frame;
      return { kind: 'composed', frame, photo, scene, options: { ...choice, size, toPicture, clip, background, fills } };
    },

    pixels: async (plan, output, window) => {
      if (plan.kind === 'exact') {
        const frame = window ? within(plan.frame, window) : plan.frame;
        const place = window ? { ...plan.place, x: plan.place.x - window.x, y: plan.place.y - window.y } : plan.place;
        const options = { colour: output.colour, depth: depthOf(output), signal };
        return { picture: await renderer.alone(() => exactPicture(place, frame, options, { images, masks, edges }), signal), opacity: plan.opacity };
      }
      const { raster } = await renderer.framed(plan.scene, window ? { ...plan.options, window } : plan.options, signal);
      return { picture: { raster, left: 0, top: 0, canvas: raster }, opacity: 1 };
    },
  };
}
