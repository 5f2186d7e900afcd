import type { Rect, Size } from '../../../src-preload/model/geometry';
import type { PromptItem } from '../../editor/smart-select/prompt-list';
import { visibleRegion, type View } from '../../editor/viewport/transform';
import { outsideOf, type OverlayPath } from './overlay-path';
import { paintBox, paintPoint } from './paint-prompts';
import type { Palette } from './palette';

export interface OverlayScene {
  readonly view: View;
  readonly screen: Size;
  readonly palette: Palette;
  readonly overlay: OverlayPath | undefined;
  readonly prompts: readonly PromptItem[];
  readonly draft: Rect | undefined;
}

const contour = 1.5;
const hairline = 1;

/** The mask: tinted, with a light contour and a dark hairline outside it, equally wide at every zoom. */
function paintMask(context: CanvasRenderingContext2D, { path }: OverlayPath, { view, screen, palette }: OverlayScene): void {
  context.save();
  context.translate(view.x, view.y);
  context.scale(view.scale, view.scale);
  context.lineJoin = 'round';
  context.globalAlpha = 0.42;
  context.fillStyle = palette.accent;
  context.fill(path, 'evenodd');
  context.globalAlpha = 1;

  const seen = visibleRegion(view, screen);
  const margin = 8 / view.scale;
  const far = { x: seen.x - margin, y: seen.y - margin, width: seen.width + 2 * margin, height: seen.height + 2 * margin };
  context.save();
  context.clip(outsideOf(path, far), 'evenodd');
  context.strokeStyle = 'rgba(10, 10, 12, 0.72)';
  context.lineWidth = (contour + 2 * hairline) / view.scale;
  context.stroke(path);
  context.restore();

  context.strokeStyle = '#fdfdfd';
  context.lineWidth = contour / view.scale;
  context.stroke(path);
  context.restore();
}

export function paintOverlay(context: CanvasRenderingContext2D, scene: OverlayScene): void {
  if (scene.overlay) paintMask(context, scene.overlay, scene);
  for (const item of scene.prompts) if (item.kind === 'box') paintBox(context, item.box, scene.view, scene.palette.accent, false);
  if (scene.draft) paintBox(context, scene.draft, scene.view, scene.palette.accent, true);
  for (const item of scene.prompts) if (item.kind === 'point') paintPoint(context, item.point, scene.view, scene.palette);
}
