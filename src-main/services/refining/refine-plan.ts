import { intersect, type Rect, type Size } from '../../../src-preload/model/geometry';
import type { RefineSettings } from '../../../src-preload/model/refinement';
import { edgeReach } from '../../../src-preload/raster/matting/shape-edge';
import { grow, isEmpty, joined, nowhere, wholeOf, wholePixels } from '../render/rects';
import { mostReach } from './edge-band';

/** What is computed: a part of the photo, reduced by whole squares. */
export interface RefineArea {
  /** Side of the square of photo pixels that is one pixel of the level; 1 for the photo's own resolution. */
  readonly step: number;
  /** Where the edge is looked for, in whole pixels of the level. */
  readonly area: Rect;
}

/** What there is to refine. */
export interface RefineScene {
  readonly image: Size;
  /** Where the selection and the hair brush have alpha, whole pixels of the photo. */
  readonly source: Rect;
  readonly hair: Rect;
  /** Sum of the selection's alpha / 255. */
  readonly sourceArea: number;
  readonly settings: RefineSettings;
}

export interface AskedView {
  readonly region: Rect;
  readonly view: Size;
}

/** More pixels along a side of what was asked for are not computed for a preview. */
const mostPreviewSide = 1280;
/** Nor more with what lies around it. */
const mostPreviewPixels = 3.5e6;
/** Less room than this is not worth saving, in pixels of the photo. */
const leastReach = 64;
/** How far beyond the band colours are learned from, in pixels of the photo. */
export const learningReach = 48;

/** Rounded up to a power of two, so that dragging a slider seldom changes what is computed. */
const inOctaves = (length: number): number => 2 ** Math.ceil(Math.log2(Math.max(leastReach, length)));

/** How far from a pixel the photo matters for its edge, in pixels of the photo. */
function photoReach({ image, sourceArea, hair, settings }: RefineScene): number {
  const { edge, band } = settings;
  if (!needsPhoto(settings, !isEmpty(hair))) return 0;
  return learningReach + (edge === 'keep' ? 0 : inOctaves(mostReach(image, sourceArea, band)));
}

/** Where the refined edge may lie. */
const contentOf = (scene: RefineScene): Rect => {
  const content = joined(scene.source, scene.hair);
  return isEmpty(content) ? nowhere : intersect(grow(content, photoReach(scene)), wholeOf(scene.image));
};

/** All of a refinement at the photo's own resolution. */
export const planMask = (scene: RefineScene): RefineArea => ({ step: 1, area: contentOf(scene) });

/** Squares that do not fit whole into the photo are left out. */
export const levelOf = ({ width, height }: Size, step: number): Size => ({ width: Math.floor(width / step), height: Math.floor(height / step) });

const reduced = ({ x, y, width, height }: Rect, step: number): Rect => ({ x: x / step, y: y / step, width: width / step, height: height / step });

/** What a preview computes: what is asked for with what it depends on, at about the view's resolution and no finer than the photo's. */
export function planPreview(scene: RefineScene, { region, view }: AskedView): RefineArea {
  const { image, settings } = scene;
  const content = contentOf(scene);
  const shape = edgeReach(settings);
  const around = intersect(grow(region, photoReach(scene) + inOctaves(shape)), content);
  if (isEmpty(around) || isEmpty(intersect(grow(region, shape), content))) return { step: 1, area: nowhere };
  const density = Math.min(1, Math.max(view.width / region.width, view.height / region.height), mostPreviewSide / Math.max(region.width, region.height));
  const most = Math.max(1, Math.min(image.width, image.height));
  // A little coarser than asked rather than a lot finer.
  const wanted = Math.max(1, Math.ceil(1 / density - 0.3), Math.ceil(Math.sqrt((around.width * around.height) / mostPreviewPixels)));
  const step = Math.min(most, wanted);
  return { step, area: intersect(wholePixels(reduced(around, step)), wholeOf(levelOf(image, step))) };
}

/** Settings that leave every pixel of a selection as it is (colours are another matter). */
export const changesNothing = ({ fillHoles, dropIslands, edge, smooth, feather, contrast, shift }: RefineSettings, hasHair: boolean): boolean =>
  !hasHair && fillHoles === 0 && dropIslands === 0 && edge === 'keep' && smooth === 0 && feather === 0 && contrast === 0 && shift === 0;

export const needsPhoto = ({ edge }: RefineSettings, hasHair: boolean): boolean => edge !== 'keep' || hasHair;
