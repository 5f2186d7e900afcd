import { ringsFromAlpha } from '../../../src-preload/raster/alpha-rings';
import type { Matrix } from '../../../src-preload/model/matrix';
import type { Editor } from '../../editor/editor';
import type { AlphaPlane } from '../../editor/refining/alpha-planes';
import { toolInHand } from '../../editor/tools/toolbox';
import type { Overlay } from '../paint/overlay';
import { pathOf } from '../paint/overlay-path';
import { inPhoto } from '../paint/paint-selection';
import { createScratch } from '../paint/scratch';
import { createAntsWalk, paintAnts } from './ants';
import { paintMatte } from './refine-matte';

/** How strongly what is painted is tinted. */
const hairOpacity = 0.5;
/** In pixels of the plane, which are about those of the screen. */
const tolerance = 0.35;

/** Tracing more pixels than this would be felt while a slider is dragged. */
const mostTraced = 400_000;

/** Every n-th pixel of every n-th row. */
function thinned(plane: AlphaPlane, step: number): AlphaPlane {
  if (step === 1) return plane;
  const width = Math.ceil(plane.width / step);
  const height = Math.ceil(plane.height / step);
  const alpha = new Uint8Array(width * height);
  for (let i = 0; i < alpha.length; i += 1) alpha[i] = plane.alpha[Math.floor(i / width) * step * plane.width + (i % width) * step] ?? 0;
  const { x, y } = plane.region;
  const [across, down] = [(plane.region.width / plane.width) * step, (plane.region.height / plane.height) * step];
  return { region: { x, y, width: width * across, height: height * down }, width, height, alpha };
}

/** The contour of a plane, in pixels of the photo. */
function contourOf(plane: AlphaPlane): Path2D {
  const step = Math.ceil(Math.sqrt((plane.width * plane.height) / mostTraced));
  const { region, width, height, alpha } = thinned(plane, step);
  const toPhoto: Matrix = [region.width / width, 0, 0, region.height / height, region.x, region.y];
  const path = new Path2D();
  path.addPath(pathOf(ringsFromAlpha({ bounds: { x: 0, y: 0, width, height }, alpha }, tolerance)), new DOMMatrix([...toPhoto]));
  return path;
}

/** Over the refine views: walking dashes, where that is the view, and what is painted with the refine-edge brush. */
export function createRefineOverlay({ refining, toolbox }: Editor, container: HTMLElement): Overlay {
  const { store, live, hair } = refining;
  const scratch = createScratch();
  let phase = 0;
  let drawn: AlphaPlane | undefined;
  let contour: Path2D | undefined;
  let version = 0;

  const contourNow = (): Path2D | undefined => {
    const { plane } = live.store.getState();
    if (plane !== drawn) {
      drawn = plane;
      contour = plane && contourOf(plane);
    }
    return contour;
  };
  /** While it is painted, and with the eraser in hand, which has to be led to what is there. */
  const shownHair = (): AlphaPlane | undefined => {
    const { plane, painting, queued } = hair.store.getState();
    return painting || queued > 0 || toolInHand(toolbox.store.getState()) === 'eraser' ? plane : undefined;
  };

  return {
    paint: (context, scene) => {
      const { subject, view } = store.getState();
      if (!subject) return;
      const { transform } = subject.cutout;
      const path = view === 'ants' ? contourNow() : undefined;
      if (path) inPhoto(context, transform, scene, (pixel) => paintAnts(context, path, pixel, phase));
      const painted = shownHair();
      const own = painted && scratch.take(context);
      if (!painted || !own) return;
      own.save();
      own.translate(scene.view.x, scene.view.y);
      own.scale(scene.view.scale, scene.view.scale);
      own.transform(...transform);
      paintMatte(own, painted);
      own.resetTransform();
      own.globalCompositeOperation = 'source-in';
      own.fillStyle = scene.palette.include;
      own.fillRect(0, 0, own.canvas.width, own.canvas.height);
      own.restore();
      context.save();
      context.resetTransform();
      context.globalAlpha = hairOpacity;
      context.drawImage(own.canvas, 0, 0);
      context.restore();
      scratch.done(own);
    },
    watch: (redraw) => {
      const ants = createAntsWalk((by) => {
        phase = by;
        redraw();
      });
      const tell = (): void => {
        const { subject, view, original } = store.getState();
        container.dataset['refine'] = subject ? view : 'none';
        container.dataset['refineShows'] = original ? 'original' : 'refined';
        ants.walk(subject !== undefined && view === 'ants');
        redraw();
      };
      const stops = [
        store.subscribe(tell),
        toolbox.store.subscribe(redraw),
        hair.store.subscribe(redraw),
        live.store.subscribe((state, before) => {
          if (state.plane !== before.plane) version += 1;
          container.dataset['refineVersion'] = String(version);
          container.dataset['refineWaiting'] = String(state.waiting);
          redraw();
        }),
      ];
      tell();
      return () => {
        ants.stop();
        for (const stop of stops) stop();
      };
    },
  };
}
