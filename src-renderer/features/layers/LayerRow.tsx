import { Eye, EyeOff, Lock, LockOpen, Trash2 } from 'lucide-react';
import type { PointerEvent } from 'react';
import type { Layer } from '../../../src-preload/model/document';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/Icon';
import { NameField } from '../../ui/NameField';
import { useText, type Translate } from '../../ui/text';
import { LayerThumbnail } from './LayerThumbnail';

function describe(t: Translate, layer: Layer, editor: Editor): string {
  switch (layer.kind) {
    case 'image': {
      const image = editor.session.store.getState().document?.images[layer.image];
      return `${t('layers.photo')}${image ? ` · ${image.width} × ${image.height}` : ''}`;
    }
    case 'cutout': {
      if (layer.origin.kind === 'background') return `${t('layers.cutout')} · ${t('layers.fromBackground')}`;
      if (layer.origin.kind === 'drawn') return t('layers.cutout');
      const { points, box } = layer.origin.prompts;
      return `${t('layers.cutout')} · ${t('layers.prompts', { count: points.length + (box ? 1 : 0) })}`;
    }
    case 'text':
      return t('layers.text');
    case 'group':
      return t('layers.group');
    case 'fill':
      return t('layers.fill');
  }
}

export function LayerRow(props: {
  readonly editor: Editor;
  readonly layer: Layer;
  readonly selected: boolean;
  readonly focusable: boolean;
  readonly renaming: boolean;
  readonly dragged: boolean;
  readonly gap: 'above' | 'below' | undefined;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
}) {
  const t = useText();
  const { editor, layer, selected, dragged, gap } = props;
  const { layers, dialogs, selection } = editor;
  const { id, name, visible, locked } = layer;
  const about = describe(t, layer, editor);
  const row = classNames('layer', selected && 'layer-on', !visible && 'layer-hidden', dragged && 'layer-dragged', gap && `layer-gap-${gap}`);
  const finishRename = (typed: string | undefined): void => {
    dialogs.rename(undefined);
    if (typed !== undefined) layers.rename(id, typed);
  };
  return (
    <li className={row} data-layer-id={id} data-testid="layer" onPointerDown={props.onPointerDown}>
      {props.renaming ? (
        <div className="layer-main">
          <LayerThumbnail editor={editor} layer={layer} />
          <NameField label={t('layers.name')} name={name} onDone={finishRename} />
        </div>
      ) : (
        <button
          type="button"
          className="layer-main"
          aria-pressed={selected}
          tabIndex={props.focusable ? 0 : -1}
          onFocus={() => selection.select(id)}
          onPointerDown={() => selection.select(id)}
          onDoubleClick={() => dialogs.rename(id)}
        >
          <LayerThumbnail editor={editor} layer={layer} />
          <span className="layer-text">
            <span className="layer-name">{name}</span>
            <span className="layer-about">{about}</span>
            {visible ? null : <span className="visually-hidden">{t('layers.hidden')}</span>}
          </span>
        </button>
      )}
      {locked ? null : (
        <Button look="icon" className="layer-button layer-delete" aria-label={t('layers.delete', { name })} title={t('command.deleteLayer')} onClick={() => layers.remove(id)}>
          <Icon of={Trash2} size={16} />
        </Button>
      )}
      <Button
        look="icon"
        className={classNames('layer-button', !locked && 'layer-lock')}
        aria-label={t(locked ? 'layers.unlock' : 'layers.lock', { name })}
        title={t(locked ? 'layers.unlockWord' : 'layers.lockWord')}
        onClick={() => layers.toggleLocked(id)}
      >
        <Icon of={locked ? Lock : LockOpen} size={15} />
      </Button>
      <Button
        look="icon"
        className="layer-button"
        aria-label={t(visible ? 'layers.hide' : 'layers.show', { name })}
        title={t(visible ? 'layers.hideWord' : 'layers.showWord')}
        onClick={() => layers.toggleVisible(id)}
      >
        <Icon of={visible ? Eye : EyeOff} size={16} />
      </Button>
    </li>
  );
}
