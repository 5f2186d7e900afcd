import type { Editor } from '../../editor/editor';
import type { Overlay } from '../paint/overlay';
import { objectPath } from '../paint/overlay-path';
import { paintBox } from '../paint/paint-prompts';
import { paintContour, paintMask, paintTint } from '../paint/paint-selection';

/** Successive hues this far apart stay distinct for longest (the golden angle). */
const hueStep = 137.508;
const hueOf = (id: number): string => `hsl(${(id * hueStep) % 360} 85% 55%)`;

/** All objects that were found, each in its own hue; the picked ones as a selection looks, the hovered one stronger. */
export function createObjectsOverlay({ objects, target }: Editor, container: HTMLElement): Overlay {
  const paths = new Map<number, Path2D>();
  return {
    paint: (context, scene) => {
      const at = target.current();
      const { phase, objects: found, hovered, picked, marquee } = objects.store.getState();
      if (phase === 'off' || !at) return;
      const pathFor = (id: number): Path2D | undefined => {
        const object = found.find((candidate) => candidate.id === id);
        if (!object) return undefined;
        const path = paths.get(id) ?? objectPath(object, at.size);
        paths.set(id, path);
        return path;
      };
      // Large ones first, so that what lies on them is seen.
      for (const { id } of found.toSorted((a, b) => b.area - a.area)) {
        const path = pathFor(id);
        if (path && !picked.includes(id)) paintTint(context, path, at.toDocument, scene, hueOf(id), id === hovered ? 0.55 : 0.25);
      }
      for (const id of picked) {
        const path = pathFor(id);
        if (path) paintMask(context, path, at.toDocument, scene);
      }
      const over = hovered === undefined ? undefined : pathFor(hovered);
      if (over) paintContour(context, over, at.toDocument, scene);
      if (marquee) paintBox(context, marquee, scene, at.toDocument, scene.palette.accent, true);
    },
    watch: (redraw) =>
      objects.store.subscribe((state, before) => {
        if (state.phase === 'off' || (state.phase === 'finding' && before.phase !== 'finding')) paths.clear();
        container.dataset['objects'] = state.phase === 'off' ? 'none' : String(state.objects.length);
        redraw();
      }),
  };
}
