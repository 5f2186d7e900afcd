import { CornerDownLeft, RectangleHorizontal, RectangleVertical, Scan, Shrink, X } from 'lucide-react';
import { useStore } from 'zustand';
import { mostCanvasSide } from '../../../src-preload/model/document';
import { aspects, type Aspect } from '../../editor/cropping/cropping';
import type { Editor } from '../../editor/editor';
import { barPlace } from '../../editor/viewport/bar-place';
import { ActionButton } from '../../ui/ActionButton';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/class-names';
import { Hint } from '../../ui/hints/Hint';
import { Icon } from '../../ui/Icon';
import { NumberField } from '../../ui/NumberField';
import { SelectField } from '../../ui/SelectField';
import { useText } from '../../ui/text';

const named: Readonly<Partial<Record<Aspect, string>>> = { free: 'crop.free', original: 'crop.original', custom: 'crop.custom' };

/** The ratio that somebody makes up. */
function CustomRatio({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { cropping } = editor;
  const { width, height } = useStore(cropping.store, (state) => state.custom);
  return (
    <span className="crop-ratio">
      <NumberField label={t('crop.customWidth')} value={width} min={0.01} max={1000} step={0.01} onChange={(next) => cropping.setCustom({ width: next })} />
      :
      <NumberField label={t('crop.customHeight')} value={height} min={0.01} max={1000} step={0.01} onChange={(next) => cropping.setCustom({ height: next })} />
    </span>
  );
}

/** What the canvas becomes, in numbers, and the ways to set it. */
export function CropBar({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { cropping, viewport, toolbox, commands, session, selection } = editor;
  const state = useStore(cropping.store);
  const size = useStore(session.store, ({ document }) => document);
  const pressing = useStore(toolbox.store, ({ pressing: is }) => is);
  const inArea = useStore(editor.area.store, ({ area }) => area !== undefined);
  const onObject = useStore(editor.smartSelect.store, ({ shown }) => shown !== undefined);
  const chosen = useStore(selection.store, ({ selected }) => selected.length > 0) || inArea || onObject;
  const toWhat = t(inArea || onObject ? 'crop.toSelection' : 'crop.toLayers');
  const place = useStore(viewport.store, ({ view, screen }) => (state.rect ? barPlace(state.rect, view, screen) : 'bottom'));
  const rect = state.rect ?? size;
  if (!rect) return null;
  const options = aspects.map((value) => ({ value, label: named[value] === undefined ? value : t(named[value]), line: value === '1:1' || value === 'custom' }));
  return (
    <section className={classNames('float', 'crop-bar', `float-${place}`, pressing && 'float-aside')} aria-label={t('crop.bar')} data-testid="crop-bar">
      <SelectField label={t('crop.aspect')} value={state.aspect} options={options} onChange={cropping.setAspect} />
      {state.aspect === 'custom' ? <CustomRatio editor={editor} /> : null}
      <Hint label={t('crop.swap')} side="top">
        <Button look="icon" aria-label={t('crop.swap')} onClick={cropping.swap}>
          <Icon of={rect.width >= rect.height ? RectangleVertical : RectangleHorizontal} />
        </Button>
      </Hint>
      <span className="float-line" />
      <NumberField label={t('crop.width')} value={rect.width} unit="px" min={1} max={mostCanvasSide} onChange={(width) => cropping.setSide({ width })} />
      <NumberField label={t('crop.height')} value={rect.height} unit="px" min={1} max={mostCanvasSide} onChange={(height) => cropping.setSide({ height })} />
      <span className="float-line" />
      <Hint label={toWhat} side="top">
        <Button look="icon" aria-label={toWhat} aria-disabled={!chosen} onClick={cropping.toSelection}>
          <Icon of={Scan} />
        </Button>
      </Hint>
      <Hint label={t('crop.toContent')} side="top">
        <Button look="icon" aria-label={t('crop.toContent')} onClick={() => void cropping.toContent()}>
          <Icon of={Shrink} />
        </Button>
      </Hint>
      <ActionButton action={commands.action('crop.cancel')} icon={X} side="top" />
      <ActionButton action={commands.action('crop.apply')} look="accent" side="top" className="float-go">
        {t('crop.go')}
        <span className="float-key">
          <Icon of={CornerDownLeft} size={13} />
        </span>
      </ActionButton>
    </section>
  );
}
