import { findOptions, type FindOptions, type FoundObject } from '../../src-preload/contract/everything';
import { ClickcutError } from '../../src-preload/contract/errors';
import { halfToFloat } from '../../src-preload/model/half-float';
import type { Point, Rect } from '../../src-preload/model/geometry';
import type { AnnotatedObject, AnnotatedPhoto } from '../services/annotations/annotated-photo';
import { cocoDocument, type CocoDocument } from '../services/annotations/coco';
import type { OpenImage } from '../services/images/images';
import { gridUncertainty } from '../services/refining/edge-band';
import type { Core } from './create-core';
import { createCutout, type Cutout } from './cutout';

/** Named as in SAM's automatic mask generator; every field has a default. */
export interface EverythingOptions extends Partial<FindOptions> {
  readonly signal?: AbortSignal | undefined;
  /** `found` counts the objects so far. */
  readonly onProgress?: ((progress: { readonly stage: 'everything'; readonly fraction: number; readonly found: number }) => void) | undefined;
}

/** One object of a photo. */
export interface FoundCutout extends Cutout {
  /** The model's own estimate of how well the mask fits, about 0..1. */
  readonly iou: number;
  /** 0..1: how little the mask depends on the threshold. */
  readonly stability: number;
  /** Pixels inside the contour. */
  readonly area: number;
  /** Around the contour, in image pixels. */
  readonly box: Rect;
  /** The click that found it, in image pixels. */
  readonly point: Point;
  /** The mask without refinement, at half alpha, as COCO's compressed run lengths of height x width. */
  runLengths(options?: { readonly signal?: AbortSignal | undefined }): Promise<{ readonly size: readonly [number, number]; readonly counts: string }>;
}

export interface EverythingResult {
  /** Large to small. */
  readonly objects: readonly FoundCutout[];
  readonly decoderRuns: number;
  readonly ms: number;
  /**
   * Everything found as one photo of a set, large to small, without the empty masks; `annotations.write` makes files of it.
   * @param fileName as annotations name the photo
   */
  annotated(fileName: string, options?: { readonly signal?: AbortSignal | undefined }): Promise<AnnotatedPhoto>;
  /** Everything found, in the format of COCO's object detection task. @param fileName as the annotations name the photo */
  coco(fileName: string, options?: { readonly signal?: AbortSignal | undefined }): Promise<CocoDocument>;
}

type Deps = Pick<Core, 'everything' | 'segmentation' | 'refining' | 'raster' | 'version'>;

/** Finds all objects of a photo that is open. @throws ClickcutError `bad-request` for options out of range, `cancelled` */
export async function findEverything({ everything, segmentation, refining, raster, version }: Deps, photo: OpenImage, { signal, onProgress, ...given }: EverythingOptions): Promise<EverythingResult> {
  const options = findOptions.safeParse(given);
  if (!options.success) {
    const message = options.error.issues.map((issue) => `'${issue.path.join('.')}': ${issue.message}`).join('; ');
    throw new ClickcutError({ code: 'bad-request', message, hint: 'See EverythingOptions for what each value may be.' });
  }
  const { info } = photo;
  const alive = new Set<number>();
  const { objects, decoderRuns, ms } = await everything.find(
    { image: info.id, options: options.data },
    {
      signal: signal ?? new AbortController().signal,
      progress: ({ fraction, objects: fresh, removed }) => {
        for (const { id } of fresh) alive.add(id);
        for (const id of removed) alive.delete(id);
        onProgress?.({ stage: 'everything', fraction, found: alive.size });
      },
    },
  );

  const asCutout = ({ iou, stability, area, box, point, logits, detail }: FoundObject) => {
    const near = () => detail && { crop: detail.crop, logits: halfToFloat(detail.logits) as Float32Array<ArrayBuffer> };
    const render = () => segmentation.render(info.id, { logits: halfToFloat(logits), detail: near() });
    const measured = async (stop: AbortSignal | undefined) => raster.run('run-lengths', { mask: await render() }, { signal: stop });
    const cutout: FoundCutout = {
      iou,
      stability,
      area,
      box,
      point,
      ...createCutout({ photo, refining, clicks: [{ ...point, positive: true }], uncertainty: gridUncertainty.clicks(detail?.crop ?? info), render }),
      runLengths: async ({ signal: stop } = {}) => ({ size: [info.height, info.width], counts: (await measured(stop)).counts }),
    };
    return { cutout, measured };
  };
  const found = objects.map(asCutout);
  const annotated: EverythingResult['annotated'] = async (fileName, { signal: stop } = {}) => {
    const made: AnnotatedObject[] = [];
    for (const { cutout, measured } of found) {
      const { iou, stability, point } = cutout;
      const { area, bounds, counts } = await measured(stop);
      if (area > 0) made.push({ category: 'object', area, bounds, counts, iou, stability, point });
    }
    return { fileName, width: info.width, height: info.height, objects: made };
  };
  return {
    objects: found.map(({ cutout }) => cutout),
    decoderRuns,
    ms,
    annotated,
    coco: async (fileName, options) => {
      const photo = await annotated(fileName, options);
      const records = photo.objects.map(({ counts, ...object }) => ({ ...object, segmentation: { counts } }));
      return cocoDocument([{ ...photo, objects: records }], { by: 'Clickcut', version });
    },
  };
}
