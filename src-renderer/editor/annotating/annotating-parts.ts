import type { CutoutNames } from '../document/cutout-names';
import type { SelectParts } from '../area/select-parts';
import type { Editor } from '../editor';
import { createAnnotating, type Annotating } from './annotating';
import { createAnnotationExport, type AnnotationExport } from './annotation-export';
import type { Classes } from './classes';
import type { Shapes } from './shapes';

/** What turns the editor into a place where many photos are annotated. */
export interface AnnotatingParts {
  readonly annotating: Annotating;
  readonly annotationExport: AnnotationExport;
  readonly classes: Classes;
}

type Needs = SelectParts &
  Pick<Editor, 'engine' | 'session' | 'selection' | 'target' | 'opener' | 'dialogs' | 'toasts' | 'ports' | 'smartSelect' | 'cutOut' | 'toolbox'> & {
    readonly names: CutoutNames;
    readonly classes: Classes;
    readonly shapes: Shapes;
  };

export function createAnnotatingParts(needs: Needs): AnnotatingParts {
  const { session, smartSelect, cutOut, reopening, brushing, objects, toolbox, classes, shapes } = needs;
  const isReopened = (): boolean => reopening.store.getState().layer !== undefined;

  const finishWork = async (): Promise<void> => {
    objects.leave();
    if (isReopened()) await reopening.update();
    else if (smartSelect.store.getState().steps.length > 0) await cutOut.run();
    await brushing.settled();
  };
  const annotating = createAnnotating({
    ...needs,
    fresh: needs.freshCutouts,
    shapes,
    finishWork,
    isBusy: () => toolbox.store.getState().pressing || isReopened(),
    onIdle: (listener) => {
      const stops = [toolbox.store.subscribe(listener), reopening.store.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  });
  const ready = async (): Promise<void> => {
    await brushing.settled();
    await session.settled();
  };
  return { annotating, classes, annotationExport: createAnnotationExport({ ...needs, annotating, ready }) };
}
