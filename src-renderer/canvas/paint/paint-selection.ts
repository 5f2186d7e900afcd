import type { Rect } from '../../../src-preload/model/geometry';
import { boundsAfter, invert, type Matrix } from '../../../src-preload/model/matrix';
import { scaleOf } from '../../editor/document/target';
import type { PromptItem } from '../../editor/smart-select/prompt-list';
import { visibleRegion } from '../../editor/viewport/transform';
import type { OverlayScene } from './overlay';
import { outsideOf, type OverlayPath } from './overlay-path';
import { paintBox, paintPoint } from './paint-prompts';

export interface SelectionScene extends OverlayScene {
  /** From the photo's pixels to the document's. */
  readonly toDocument: Matrix;
  readonly overlay: OverlayPath | undefined;
  /** What a click would give. */
  readonly hover: Path2D | undefined;
  readonly prompts: readonly PromptItem[];
  readonly draft: Rect | undefined;
}

const contour = 1.5;
const hoverContour = 2.25;
const hairline = 1;

/** Paints in pixels of the photo; `pixel` is one CSS pixel there. */
export function inPhoto(context: CanvasRenderingContext2D, toDocument: Matrix, { view }: OverlayScene, paint: (pixel: number) => void): void {
  context.save();
  context.translate(view.x, view.y);
  context.scale(view.scale, view.scale);
  context.transform(...toDocument);
  context.lineJoin = 'round';
  paint(1 / (view.scale * scaleOf(toDocument)));
  context.restore();
}

/** A contour, light unless told otherwise, with a dark hairline outside it, equally wide at every zoom. */
export function paintContour(context: CanvasRenderingContext2D, path: Path2D, toDocument: Matrix, scene: OverlayScene, width = contour, colour = '#fdfdfd'): void {
  const back = invert(toDocument);
  if (!back) return;
  inPhoto(context, toDocument, scene, (pixel) => {
    const seen = boundsAfter(back, visibleRegion(scene.view, scene.screen));
    const margin = 8 * pixel;
    const far = { x: seen.x - margin, y: seen.y - margin, width: seen.width + 2 * margin, height: seen.height + 2 * margin };
    context.save();
    context.clip(outsideOf(path, far), 'evenodd');
    context.strokeStyle = 'rgba(10, 10, 12, 0.72)';
    context.lineWidth = (width + 2 * hairline) * pixel;
    context.stroke(path);
    context.restore();

    context.strokeStyle = colour;
    context.lineWidth = width * pixel;
    context.stroke(path);
  });
}

export function paintTint(context: CanvasRenderingContext2D, path: Path2D, toDocument: Matrix, scene: OverlayScene, colour: string, opacity: number): void {
  inPhoto(context, toDocument, scene, () => {
    context.globalAlpha = opacity;
    context.fillStyle = colour;
    context.fill(path, 'evenodd');
  });
}

/** A mask: tinted, with its contour. */
export function paintMask(context: CanvasRenderingContext2D, path: Path2D, toDocument: Matrix, scene: OverlayScene): void {
  paintTint(context, path, toDocument, scene, scene.palette.accent, 0.42);
  paintContour(context, path, toDocument, scene);
}

export function paintSelection(context: CanvasRenderingContext2D, scene: SelectionScene): void {
  const { overlay, hover, toDocument, prompts, draft, palette } = scene;
  if (overlay) paintMask(context, overlay.path, toDocument, scene);
  if (hover) paintContour(context, hover, toDocument, scene, hoverContour);
  for (const item of prompts) if (item.kind === 'box') paintBox(context, item.box, scene, toDocument, palette.accent, false);
  if (draft) paintBox(context, draft, scene, toDocument, palette.accent, true);
  for (const item of prompts) if (item.kind === 'point') paintPoint(context, item.point, scene, toDocument);
}
