import { FlipHorizontal2, FlipVertical2, RotateCcw, RotateCw } from 'lucide-react';
import type { Editor } from '../../editor/editor';
import type { Placement } from '../../editor/layers/placement';
import { ActionButton } from '../../ui/ActionButton';
import { NumberField } from '../../ui/NumberField';
import { useText } from '../../ui/text';

const most = 100_000;

/** Place, size and angle in numbers, with the ways to turn and mirror. */
export function PlaceNumbers(props: {
  readonly editor: Editor;
  readonly placement: Placement;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<Placement>) => void;
  readonly onDone: () => void;
}) {
  const t = useText();
  const { editor, placement, disabled, onChange, onDone } = props;
  const { x, y, width, height, angle } = placement;
  const rest = { disabled, onDone, step: 1, className: 'field-half' };
  return (
    <div className="place" role="group" aria-label={t('properties.place')}>
      <NumberField label={t('place.x')} value={x} unit="px" min={-most} max={most} onChange={(next) => onChange({ x: next })} {...rest} />
      <NumberField label={t('place.y')} value={y} unit="px" min={-most} max={most} onChange={(next) => onChange({ y: next })} {...rest} />
      <NumberField label={t('place.width')} value={width} unit="px" min={1} max={most} onChange={(next) => onChange({ width: next })} {...rest} />
      <NumberField label={t('place.height')} value={height} unit="px" min={1} max={most} onChange={(next) => onChange({ height: next })} {...rest} />
      <NumberField label={t('place.angle')} value={angle} unit="°" min={-360} max={360} onChange={(next) => onChange({ angle: next })} {...rest} />
      <div className="button-row">
        <ActionButton action={editor.commands.action('layer.flipAcross')} icon={FlipVertical2} />
        <ActionButton action={editor.commands.action('layer.flipDown')} icon={FlipHorizontal2} />
        <ActionButton action={editor.commands.action('layer.rotateLeft')} icon={RotateCcw} />
        <ActionButton action={editor.commands.action('layer.rotateRight')} icon={RotateCw} />
      </div>
    </div>
  );
}
