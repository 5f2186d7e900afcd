import type { Point, Rect, Size } from '../../../src-preload/model/geometry';
import type { PromptPoint } from '../../../src-preload/model/prompt';
import type { RefineSettings } from '../../../src-preload/model/refinement';
import { fitAlpha, type CroppedAlpha } from '../../../src-preload/raster/bounds';
import { placeAlpha } from '../../../src-preload/raster/combine-alpha';
import { cleanAlpha, type CleanOptions } from '../../../src-preload/raster/matting/clean-alpha';
import { shapeEdge } from '../../../src-preload/raster/matting/shape-edge';
import type { WorkSignals } from '../../../src-preload/raster/matting/signals';
import { isSameRect } from '../masks/join-rects';
import { scaleRegion } from '../masks/scale-region';
import type { EdgeAsked } from './edge-asked';
import { findEdge } from './find-edge';
import { levelOf, type RefineArea } from './refine-plan';
import type { SharedAlpha, SharedPhoto } from './shared-pixels';

/** Everything that a refinement is made from. */
export interface RefineWork extends RefineArea {
  readonly image: Size;
  readonly source: SharedAlpha;
  /** Sum of the source's alpha / 255, in photo pixels. */
  readonly sourceArea: number;
  /** How far the contour may lie beside the object's, in photo pixels; null where the mask has to tell. */
  readonly uncertainty: number | null;
  readonly hair: SharedAlpha | null;
  readonly clicks: readonly PromptPoint[];
  readonly settings: RefineSettings;
  /** The photo's colours in `area`, at the level; null where nothing looks at them. */
  readonly photo: SharedPhoto | null;
}

type Cropped = Pick<CroppedAlpha, 'bounds'> & { readonly alpha: Uint8Array };

const cleaning = ({ clicks, settings: { fillHoles, dropIslands } }: RefineWork, step: number): CleanOptions => {
  const at = (isPositive: boolean): readonly Point[] => clicks.filter(({ positive }) => positive === isPositive).map(({ x, y }) => ({ x: x / step, y: y / step }));
  return { holeArea: fillHoles / step ** 2, islandArea: dropIslands / step ** 2, positive: at(true), negative: at(false) };
};

/** Tells results of cleaning apart; `undefined` where nothing is cleaned. */
export const cleaningKey = ({ clicks, settings: { fillHoles, dropIslands } }: RefineWork): string | undefined =>
  fillHoles + dropIslands === 0 ? undefined : JSON.stringify([fillHoles, dropIslands, clicks]);

/** The selection without small holes and pieces, at the photo's resolution; the one given where it has none. */
export function cleaned(work: RefineWork): SharedAlpha {
  const { source, sourceArea, image } = work;
  const change = cleaningKey(work);
  if (change === undefined || source.bounds.width === 0) return source;
  const clean = cleanAlpha(source as Pick<CroppedAlpha, 'bounds' | 'alpha'>, image, cleaning(work, 1));
  const isSame = clean.area === sourceArea && isSameRect(clean.bounds, source.bounds);
  return isSame ? source : { key: `${source.key} ${change}`, bounds: clean.bounds, alpha: clean.alpha };
}

/** As `cleaned`, on a plane of the work's area that holds all of the selection. */
export function cleanedPlane(plane: Uint8Array<ArrayBuffer>, work: RefineWork): Uint8Array<ArrayBuffer> {
  const { area, image, step } = work;
  const before = fitAlpha(plane, area, area);
  const clean = cleanAlpha(before, levelOf(image, step), cleaning(work, step));
  return clean.area === before.area ? plane : placeAlpha(clean, area);
}

const enlarged = ({ x, y, width, height }: Rect, by: number): Rect => ({ x: x * by, y: y * by, width: width * by, height: height * by });

/** An alpha of the photo as a plane of the work's area. */
export const planeAt = (alpha: Cropped, { step, area }: RefineArea): Uint8Array<ArrayBuffer> =>
  step === 1 ? placeAlpha(alpha, area) : scaleRegion(alpha, enlarged(area, step), area);

export type FindEdge = (asked: EdgeAsked, signals: WorkSignals) => Uint8Array<ArrayBuffer>;

/** The edge as the photo has it, in its bounds at the level. */
export function edged(plane: Uint8Array<ArrayBuffer>, work: RefineWork, signals: WorkSignals, find: FindEdge = findEdge): CroppedAlpha {
  const { photo, hair, settings, image, step, area, sourceArea, uncertainty } = work;
  if (!photo) return fitAlpha(plane, area, area);
  const band = { image, step, area: sourceArea, uncertainty };
  const alpha = find({ photo: photo.raster, plane, hair: hair && planeAt(hair, work), edge: settings.edge, factor: settings.band, band }, signals);
  return fitAlpha(alpha, area, area);
}

/** Evened out, blurred, steepened, moved; in its bounds at the level. */
export const shaped = (alpha: CroppedAlpha, { image, step, settings }: RefineWork): CroppedAlpha => shapeEdge(alpha, levelOf(image, step), settings, 1 / step);
