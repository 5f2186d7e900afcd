import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Hint } from '../../ui/hints/Hint';
import { useText } from '../../ui/text';
import { ClassKey } from './ClassKey';

/** The classes with their keys. The pressed one is what new objects get; pressing one also gives it to the chosen objects. */
export function ClassChips({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { classes, preferences, smartSelect, reopening } = editor;
  const names = useStore(preferences.store, (state) => state.annotationClasses);
  const current = useStore(classes.store, (state) => state.current);
  const use = (index: number): void => {
    const isSelecting = smartSelect.store.getState().steps.length > 0 && reopening.store.getState().layer === undefined;
    classes.use(index, isSelecting);
  };
  return (
    <div className="class-chips" role="group" aria-label={t('annotate.classes')}>
      {names.map((name, index) => (
        <Hint key={name} label={t('annotate.useClass', { name })} shortcut={index < 9 ? String(index + 1) : undefined}>
          <Button look="plain" className="class-chip" pressed={index === current} onClick={() => use(index)}>
            <ClassKey index={index} />
            <span className="class-name">{name}</span>
          </Button>
        </Hint>
      ))}
    </div>
  );
}
