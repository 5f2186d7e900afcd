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
  readonly prompts: readonly PromptItem[];
  readonly draft: Rect | undefined;
}

const contour = 1.5;
const hairline = 1;

/** A mask: tinted, with a light contour and a dark hairline outside it, equally wide at every zoom. */
export function paintMask(context: CanvasRenderingContext2D, path: Path2D, toDocument: Matrix, { view, screen, palette }: OverlayScene): void {
  const back = invert(toDocument);
  if (!back) return;
  const pixel = 1 / (view.scale * scaleOf(toDocument));
  context.save();
  context.translate(view.x, view.y);
  context.scale(view.scale, view.scale);
  context.transform(...toDocument);
  context.lineJoin = 'round';
  context.globalAlpha = 0.42;
  context.fillStyle = palette.accent;
  context.fill(path, 'evenodd');
  context.globalAlpha = 1;

  const seen = boundsAfter(back, visibleRegion(view, screen));
  const margin = 8 * pixel;
  const far = { x: seen.x - margin, y: seen.y - margin, width: seen.width + 2 * margin, height: seen.height + 2 * margin };
  context.save();
  context.clip(outsideOf(path, far), 'evenodd');
  context.strokeStyle = 'rgba(10, 10, 12, 0.72)';
  context.lineWidth = (contour + 2 * hairline) * pixel;
  context.stroke(path);
  context.restore();

  context.strokeStyle = '#fdfdfd';
  context.lineWidth = contour * pixel;
  context.stroke(path);
  context.restore();
}

export function paintSelection(context: CanvasRenderingContext2D, scene: SelectionScene): void {
  const { overlay, toDocument, prompts, draft, palette } = scene;
  if (overlay) paintMask(context, overlay.path, toDocument, scene);
  for (const item of prompts) if (item.kind === 'box') paintBox(context, item.box, scene, toDocument, palette.accent, false);
  if (draft) paintBox(context, draft, scene, toDocument, palette.accent, true);
  for (const item of prompts) if (item.kind === 'point') paintPoint(context, item.point, scene, toDocument);
}
