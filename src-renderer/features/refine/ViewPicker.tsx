import { RadioGroup } from 'radix-ui';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { refineViews, type RefineView } from '../../editor/refining/refine-views';
import { Button } from '../../ui/Button';
import { Hint } from '../../ui/hints/Hint';
import { Kbd } from '../../ui/Kbd';
import { useText } from '../../ui/text';
import { RefineRange } from './RefineRange';
import { percentScale } from './scales';
import { ViewGlyph } from './ViewGlyph';

const names: Readonly<Record<RefineView, string>> = {
  overlay: 'refine.viewOverlay',
  black: 'refine.viewBlack',
  white: 'refine.viewWhite',
  matte: 'refine.viewMatte',
  layers: 'refine.viewLayers',
  ants: 'refine.viewAnts',
  onion: 'refine.viewOnion',
};
const initialTransparency = 0.5;

/** How the edge is looked at. */
export function ViewPicker({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { refining, commands } = editor;
  const { view, onion, original } = useStore(refining.store);
  const pick = (value: string): void => {
    const found = refineViews.find((candidate) => candidate === value);
    if (found) refining.setView(found);
  };
  return (
    <div className="refine-view">
      <div className="refine-view-head">
        <span className="refine-view-name" role="status">
          {t(names[view])}
        </span>
        <Kbd>F</Kbd>
        <Hint label={t('command.refineOriginal')} shortcut={commands.action('refine.original').shortcut}>
          <Button look="outline" className="refine-original" pressed={original} onClick={() => refining.showOriginal(!original)}>
            {t('refine.original')}
          </Button>
        </Hint>
      </div>
      <RadioGroup.Root className="refine-views" aria-label={t('refine.view')} value={view} onValueChange={pick} orientation="horizontal">
        {refineViews.map((value) => (
          <Hint key={value} label={t(names[value])}>
            <RadioGroup.Item value={value} className="refine-view-item" aria-label={t(names[value])} onMouseDown={(event) => event.preventDefault()}>
              <ViewGlyph view={value} />
            </RadioGroup.Item>
          </Hint>
        ))}
      </RadioGroup.Root>
      {view === 'onion' ? (
        <RefineRange
          label={t('refine.transparency')}
          value={1 - onion}
          initial={initialTransparency}
          scale={percentScale}
          min={0}
          max={1}
          step={1}
          factor={100}
          unit="%"
          onChange={(value) => refining.setOnion(1 - value)}
          onDone={() => undefined}
        />
      ) : null}
    </div>
  );
}
