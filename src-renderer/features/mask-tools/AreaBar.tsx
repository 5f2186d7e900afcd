import { Contrast, CopyMinus, CopyPlus, CornerDownLeft, MousePointerClick, X } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { areaRect } from '../../editor/area/selected-rect';
import type { Editor } from '../../editor/editor';
import { barPlace } from '../../editor/viewport/bar-place';
import { ActionButton } from '../../ui/ActionButton';
import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/Icon';
import { Spinner } from '../../ui/Spinner';
import { useText } from '../../ui/text';
import { ModeChoice } from './ModeChoice';
import { WandFields } from './WandFields';

/** What can be done with the selected pixels, and how the next ones join them. */
export function AreaBar({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { area, areaActions, commands, toolbox, viewport, target, selection, reopening } = editor;
  const now = useStore(area.store, (state) => state.area);
  const working = useStore(area.store, (state) => state.working);
  const running = useStore(areaActions.store, (state) => state.running);
  const pressing = useStore(toolbox.store, (state) => state.pressing);
  const tool = useStore(toolbox.store, (state) => state.active);
  const photo = useStore(target.store, (state) => state.target);
  const reopened = useStore(reopening.store, (state) => state.layer !== undefined);
  const onCutout = useStore(selection.store, () => selection.current()?.kind === 'cutout');
  const object = useMemo(() => areaRect(now, photo), [now, photo]);
  const place = useStore(viewport.store, ({ view, screen }) => barPlace(object, view, screen));
  const isWand = tool === 'wand';

  if (!photo) return <div className="float float-hint" role="status">{t('area.noPhoto')}</div>;
  return (
    <section className={classNames('float', 'float-wrap', `float-${place}`, pressing && 'float-aside')} aria-label={t('area.bar')} data-testid="area-bar">
      <ModeChoice editor={editor} />
      {isWand ? <WandFields editor={editor} /> : null}
      {now === undefined ? (
        <span className="float-note" role="status">
          {working ? <Spinner /> : t(isWand ? 'area.hintWand' : 'area.hint')}
        </span>
      ) : (
        <>
          <span className="float-line" />
          <ActionButton action={commands.action('select.invert')} icon={Contrast} side="top" />
          <ActionButton action={commands.action('select.areaToPrompts')} icon={MousePointerClick} side="top" />
          <ActionButton action={commands.action('select.clear')} icon={X} side="top" />
          {onCutout && !reopened ? (
            <>
              <ActionButton action={commands.action('select.addToMask')} icon={CopyPlus} side="top" />
              <ActionButton action={commands.action('select.takeFromMask')} icon={CopyMinus} side="top" />
            </>
          ) : null}
          <ActionButton action={commands.action('select.cutOut')} look="accent" side="top" className="float-go">
            {running || working ? <Spinner /> : null}
            {t(reopened ? 'select.update' : 'command.cutOut')}
            <span className="float-key">
              <Icon of={CornerDownLeft} size={13} />
            </span>
          </ActionButton>
        </>
      )}
    </section>
  );
}
