import { ChevronDown, CornerLeftDown, Eye, EyeOff, Lock, LockOpen, Trash2 } from 'lucide-react';
import { memo, type CSSProperties, type MouseEvent, type PointerEvent } from 'react';
import type { Layer } from '../../../src-preload/model/document';
import type { Editor } from '../../editor/editor';
import type { DropSide } from '../../editor/layers/rows';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/Icon';
import { NameField } from '../../ui/NameField';
import { useText } from '../../ui/text';
import { LayerThumbnail } from './LayerThumbnail';

/** Key of what a double click on the thumbnail does: what one on the layer itself does on the canvas. Undefined where that is nothing. */
function insideHint(layer: Layer): string | undefined {
  if (layer.kind === 'text') return 'layers.openText';
  if (layer.kind !== 'cutout') return undefined;
  return layer.origin.kind === 'prompts' ? 'layers.openPrompts' : 'layers.openArea';
}

/** Rendered anew only when something of it has changed: while a layer is dragged over the canvas, the other rows rest. */
export const LayerRow = memo(function LayerRow(props: {
  readonly editor: Editor;
  readonly layer: Layer;
  readonly level: number;
  /** Also its groups are visible. */
  readonly shown: boolean;
  /** The second line. */
  readonly about: string;
  readonly selected: boolean;
  readonly focusable: boolean;
  readonly folded: boolean;
  readonly renaming: boolean;
  /** Colour of what the layer is an example of. */
  readonly mark: string | undefined;
  readonly dragged: boolean;
  readonly drop: DropSide | undefined;
  readonly onPress: (event: MouseEvent<HTMLElement>, id: string) => void;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>, id: string) => void;
}) {
  const t = useText();
  const { editor, layer, level, shown, selected, dragged, drop, folded } = props;
  const { layers, dialogs, selection, folding, arrange, commands, textEditing } = editor;
  const { id, name, visible, locked } = layer;
  const isGroup = layer.kind === 'group';
  const inside = insideHint(layer);
  const className = classNames('layer', selected && 'layer-on', !shown && 'layer-hidden', dragged && 'layer-dragged', props.mark !== undefined && 'layer-marked', drop && `layer-drop-${drop}`);
  const finishRename = (typed: string | undefined): void => {
    // By key the focus goes back to the row; somebody who has clicked elsewhere is there already.
    const row = globalThis.document.activeElement?.closest<HTMLElement>('[role="treeitem"]');
    dialogs.rename(undefined);
    row?.focus();
    if (typed !== undefined) layers.rename(id, typed);
  };
  const remove = (): void => {
    selection.select(id);
    arrange.remove();
  };
  return (
    <li
      className={className}
      role="treeitem"
      aria-level={level}
      aria-selected={selected}
      aria-expanded={isGroup ? !folded : undefined}
      aria-labelledby={`layer-${id}-text`}
      tabIndex={props.focusable ? 0 : -1}
      style={{ '--level': level - 1, '--mark': props.mark } as CSSProperties}
      data-layer-id={id}
      data-kind={layer.kind}
      data-testid="layer"
      onPointerDown={(event) => props.onPointerDown(event, id)}
      onClick={(event) => props.onPress(event, id)}
      onFocus={(event) => event.target === event.currentTarget && !selected && event.currentTarget.matches(':focus-visible') && selection.select(id)}
      onDoubleClick={(event) => {
        if (!(event.target instanceof Element) || event.target.closest('.layer-button, .layer-fold, input')) return;
        if (inside === undefined || !event.target.closest('.layer-thumb')) return dialogs.rename(id);
        selection.select(id);
        if (layer.kind === 'text') textEditing.begin(id);
        else commands.run('select.reopen');
      }}
    >
      <span className="layer-main">
        {isGroup ? (
          <button
            type="button"
            className={classNames('layer-fold', folded && 'layer-folded')}
            tabIndex={-1}
            aria-label={t(folded ? 'layers.unfold' : 'layers.fold', { name })}
            onClick={() => folding.toggle(id)}
          >
            <Icon of={ChevronDown} size={14} />
          </button>
        ) : null}
        {layer.clip ? (
          <span className="layer-clip" title={t('layers.clipped')}>
            <Icon of={CornerLeftDown} size={14} />
          </span>
        ) : null}
        <LayerThumbnail editor={editor} layer={layer} hint={inside === undefined ? undefined : t(inside)} />
        {props.renaming ? (
          <NameField label={t('layers.name')} name={name} onDone={finishRename} />
        ) : (
          <span id={`layer-${id}-text`} className="layer-text">
            <span className="layer-name">{name}</span>
            <span className="layer-about">{props.about}</span>
            {visible ? null : <span className="visually-hidden">{t('layers.hidden')}</span>}
          </span>
        )}
      </span>
      {locked ? null : (
        <Button look="icon" tabIndex={-1} className="layer-button layer-delete" aria-label={t('layers.delete', { name })} title={t('command.deleteLayer')} onClick={remove}>
          <Icon of={Trash2} size={16} />
        </Button>
      )}
      <Button
        look="icon"
        tabIndex={-1}
        className={classNames('layer-button', !locked && 'layer-lock')}
        aria-label={t(locked ? 'layers.unlock' : 'layers.lock', { name })}
        title={t(locked ? 'layers.unlockWord' : 'layers.lockWord')}
        onClick={() => layers.toggleLocked([id])}
      >
        <Icon of={locked ? Lock : LockOpen} size={15} />
      </Button>
      <Button
        look="icon"
        tabIndex={-1}
        className="layer-button"
        aria-label={t(visible ? 'layers.hide' : 'layers.show', { name })}
        title={t(visible ? 'layers.hideWord' : 'layers.showWord')}
        onClick={() => layers.toggleVisible([id])}
      >
        <Icon of={visible ? Eye : EyeOff} size={16} />
      </Button>
    </li>
  );
});
