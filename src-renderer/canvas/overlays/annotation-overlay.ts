import { classColour } from '../../editor/annotating/class-colours';
import type { Shape } from '../../editor/annotating/shapes';
import type { Editor } from '../../editor/editor';
import { toolInHand } from '../../editor/tools/toolbox';
import type { Overlay } from '../paint/overlay';
import { pathOf } from '../paint/overlay-path';
import { paintLabel } from '../paint/paint-label';
import { paintContour, paintTint } from '../paint/paint-selection';

/** Names of more than so many chosen objects would cover them. */
const mostLabels = 12;

const tints = { unnamed: 0.16, rest: 0.32, hovered: 0.45, chosen: 0.5, behind: 0.1 } as const;

/** Annotated objects in the colour of their class, those that are chosen or pointed at with their names. */
export function createAnnotationOverlay({ annotating, classes, selection, smartSelect, reopening, toolbox, preferences, session }: Editor, container: HTMLElement): Overlay {
  const { shapes } = annotating;
  const paths = new WeakMap<Shape['rings'], Path2D>();
  const pathFor = ({ rings }: Shape): Path2D => {
    const path = paths.get(rings) ?? pathOf(rings);
    paths.set(rings, path);
    return path;
  };

  return {
    paint: (context, scene) => {
      const { shapes: all, hovered } = shapes.store.getState();
      if (!annotating.isOn() || all.length === 0) return;
      const { layer: reopened } = reopening.store.getState();
      const isSelecting = smartSelect.store.getState().steps.length > 0;
      const isPainting = ['brush', 'eraser'].includes(toolInHand(toolbox.store.getState()));
      const { selected } = selection.store.getState();
      const drawn = all.filter(({ layer }) => layer.id !== reopened);
      const isChosen = ({ layer }: Shape): boolean => selected.includes(layer.id);
      const colourOf = ({ layer }: Shape): string => classColour(classes.of(layer.name));

      for (const shape of drawn) {
        const path = pathFor(shape);
        const { layer } = shape;
        const tint = isSelecting ? tints.behind : layer.id === hovered ? tints.hovered : isChosen(shape) ? tints.chosen : classes.of(layer.name) < 0 ? tints.unnamed : tints.rest;
        // Under the brush one has to see what is painted.
        if (!(isPainting && isChosen(shape))) paintTint(context, path, layer.transform, scene, colourOf(shape), tint);
        if (!isChosen(shape) || isSelecting) paintContour(context, path, layer.transform, scene, 1.5, colourOf(shape));
      }
      if (isSelecting) return;
      const marked = drawn.filter(isChosen);
      for (const shape of marked) paintContour(context, pathFor(shape), shape.layer.transform, scene, 2.25);
      const named = drawn.filter((shape) => shape.layer.id === hovered || (marked.length <= mostLabels && isChosen(shape)));
      for (const shape of named) paintLabel(context, shape.layer.name, colourOf(shape), shape.layer.bounds, shape.layer.transform, scene);
    },
    watch: (redraw) => {
      const update = (): void => {
        container.dataset['annotations'] = annotating.isOn() ? String(shapes.store.getState().shapes.length) : 'none';
        redraw();
      };
      const whenOn = (): void => {
        if (annotating.isOn()) redraw();
      };
      const stops = [
        shapes.store.subscribe(update),
        annotating.store.subscribe(update),
        selection.store.subscribe(whenOn),
        reopening.store.subscribe(whenOn),
        toolbox.store.subscribe(whenOn),
        preferences.store.subscribe(whenOn),
        session.store.subscribe(whenOn),
      ];
      update();
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
