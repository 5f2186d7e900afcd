import type { Rect, Size } from '../../../src-preload/model/geometry';
import type { PromptPoint } from '../../../src-preload/model/prompt';
import type { RefineSettings } from '../../../src-preload/model/refinement';
import { fitAlpha, type CroppedAlpha } from '../../../src-preload/raster/bounds';
import { placeAlpha } from '../../../src-preload/raster/combine-alpha';
import { cleanAlpha } from '../../../src-preload/raster/matting/clean-alpha';
import { shapeEdge } from '../../../src-preload/raster/matting/shape-edge';
import type { WorkSignals } from '../../../src-preload/raster/matting/signals';
import { isSameRect } from '../masks/join-rects';
import { scaleRegion } from '../masks/scale-region';
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

/** The selection without small holes and pieces, at the photo's resolution; the one given where it has none. */
export function cleaned({ source, sourceArea, image, clicks, settings }: RefineWork): SharedAlpha {
  const { fillHoles, dropIslands } = settings;
  if (fillHoles + dropIslands === 0 || source.bounds.width === 0) return source;
  const positive = clicks.filter((click) => click.positive);
  const negative = clicks.filter((click) => !click.positive);
  const clean = cleanAlpha(source as Pick<CroppedAlpha, 'bounds' | 'alpha'>, image, { holeArea: fillHoles, islandArea: dropIslands, positive, negative });
  const isSame = clean.area === sourceArea && isSameRect(clean.bounds, source.bounds);
  return isSame ? source : { key: [source.key, fillHoles, dropIslands, JSON.stringify(clicks)].join(), bounds: clean.bounds, alpha: clean.alpha };
}

const enlarged = ({ x, y, width, height }: Rect, by: number): Rect => ({ x: x * by, y: y * by, width: width * by, height: height * by });

/** An alpha of the photo as a plane of the work's area. */
export const planeAt = (alpha: Pick<SharedAlpha, 'bounds' | 'alpha'>, { step, area }: RefineArea): Uint8Array<ArrayBuffer> =>
  step === 1 ? placeAlpha(alpha, area) : scaleRegion(alpha, enlarged(area, step), area);

/** The edge as the photo has it, in its bounds at the level. */
export function edged(plane: Uint8Array<ArrayBuffer>, work: RefineWork, signals: WorkSignals, find: typeof findEdge = findEdge): CroppedAlpha {
  const { photo, hair, settings, image, step, area, sourceArea, uncertainty } = work;
  if (!photo) return fitAlpha(plane, area, area);
  const band = { image, step, area: sourceArea, uncertainty };
  const alpha = find({ photo: photo.raster, plane, hair: hair && planeAt(hair, work), edge: settings.edge, factor: settings.band, band }, signals);
  return fitAlpha(alpha, area, area);
}

/** Evened out, blurred, steepened, moved; in its bounds at the level. */
export const shaped = (alpha: CroppedAlpha, { image, step, settings }: RefineWork): CroppedAlpha => shapeEdge(alpha, levelOf(image, step), settings, 1 / step);
