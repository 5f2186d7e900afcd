import { RadioGroup } from 'radix-ui';
import { useId } from 'react';
import { useText } from '../../ui/text';

export interface Anchor {
  /** 0, a half or 1: what part of the artwork stays where it is. */
  readonly x: number;
  readonly y: number;
}

const anchors: readonly (Anchor & { readonly label: string })[] = [
  { x: 0, y: 0, label: 'anchor.topLeft' },
  { x: 0.5, y: 0, label: 'anchor.top' },
  { x: 1, y: 0, label: 'anchor.topRight' },
  { x: 0, y: 0.5, label: 'anchor.left' },
  { x: 0.5, y: 0.5, label: 'anchor.middle' },
  { x: 1, y: 0.5, label: 'anchor.right' },
  { x: 0, y: 1, label: 'anchor.bottomLeft' },
  { x: 0.5, y: 1, label: 'anchor.bottom' },
  { x: 1, y: 1, label: 'anchor.bottomRight' },
];

/** One of nine places. */
export function AnchorField({ label, value, onChange }: { readonly label: string; readonly value: Anchor; readonly onChange: (anchor: Anchor) => void }) {
  const t = useText();
  const id = useId();
  const chosen = anchors.findIndex(({ x, y }) => x === value.x && y === value.y);
  const pick = (index: string): void => {
    const anchor = anchors[Number(index)];
    if (anchor) onChange({ x: anchor.x, y: anchor.y });
  };
  return (
    <div className="field canvas-size-anchor">
      <span className="field-label" id={id}>
        {label}
      </span>
      <RadioGroup.Root className="anchors" aria-labelledby={id} value={String(chosen)} onValueChange={pick}>
        {anchors.map((anchor, i) => (
          <RadioGroup.Item key={anchor.label} value={String(i)} className="anchor" aria-label={t(anchor.label)} />
        ))}
      </RadioGroup.Root>
    </div>
  );
}
