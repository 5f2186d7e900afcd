import { FlipHorizontal2, FlipVertical2, RotateCcw, RotateCw } from 'lucide-react';
import { isHeld } from '../../../src-preload/model/tree';
import type { DocumentRecord, PlacedLayer } from '../../../src-preload/model/document';
import type { Editor } from '../../editor/editor';
import { placementOf, withPlacement, type Placement } from '../../editor/layers/placement';
import { ActionButton } from '../../ui/ActionButton';
import { NumberField } from '../../ui/NumberField';
import { useText } from '../../ui/text';

const most = 100_000;

/** Where a layer lies, in numbers. */
export function PlaceFields(props: { readonly editor: Editor; readonly document: DocumentRecord; readonly layer: PlacedLayer }) {
  const t = useText();
  const { editor, document, layer } = props;
  const { x, y, width, height, angle } = placementOf(layer, document);
  const disabled = isHeld(document.layers, layer);
  const change = (next: Partial<Placement>): void =>
    editor.layers.set(layer.id, 'history.transform', { transform: withPlacement(layer, document, next) });
  const rest = { disabled, onDone: editor.session.seal, className: 'field-half' };
  return (
    <div className="place" role="group" aria-label={t('properties.place')}>
      <NumberField label={t('place.x')} value={x} unit="px" min={-most} max={most} step={1} onChange={(next) => change({ x: next })} {...rest} />
      <NumberField label={t('place.y')} value={y} unit="px" min={-most} max={most} step={1} onChange={(next) => change({ y: next })} {...rest} />
      <NumberField label={t('place.width')} value={width} unit="px" min={1} max={most} step={1} onChange={(next) => change({ width: next })} {...rest} />
      <NumberField label={t('place.height')} value={height} unit="px" min={1} max={most} step={1} onChange={(next) => change({ height: next })} {...rest} />
      <NumberField label={t('place.angle')} value={angle} unit="°" min={-360} max={360} step={1} onChange={(next) => change({ angle: next })} {...rest} />
      <div className="button-row">
        <ActionButton action={editor.commands.action('layer.flipAcross')} icon={FlipVertical2} />
        <ActionButton action={editor.commands.action('layer.flipDown')} icon={FlipHorizontal2} />
        <ActionButton action={editor.commands.action('layer.rotateLeft')} icon={RotateCcw} />
        <ActionButton action={editor.commands.action('layer.rotateRight')} icon={RotateCw} />
      </div>
    </div>
  );
}
