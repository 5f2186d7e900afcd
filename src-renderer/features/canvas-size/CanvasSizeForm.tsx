import { useEffect, useRef, useState } from 'react';
import { mostCanvasSide, type DocumentRecord } from '../../../src-preload/model/document';
import type { Size } from '../../../src-preload/model/geometry';
import type { Operation } from '../../../src-preload/model/operation';
import { resizeCanvas, scaleArtwork } from '../../editor/canvas/canvas-operations';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { ColourField } from '../../ui/ColourField';
import { NumberField } from '../../ui/NumberField';
import { Segmented } from '../../ui/Segmented';
import { SwitchField } from '../../ui/SwitchField';
import { useText } from '../../ui/text';
import { AnchorField, type Anchor } from './AnchorField';

const side = (length: number): number => Math.max(1, Math.min(mostCanvasSide, Math.round(length)));
const white = '#ffffff';

export function CanvasSizeForm({ editor, document }: { readonly editor: Editor; readonly document: DocumentRecord }) {
  const t = useText();
  const { session, dialogs } = editor;
  const [what, setWhat] = useState<'canvas' | 'artwork'>('canvas');
  const [size, setSize] = useState<Size>({ width: document.width, height: document.height });
  const [lock, setLock] = useState(false);
  const [anchor, setAnchor] = useState<Anchor>({ x: 0.5, y: 0.5 });
  const [background, setBackground] = useState(document.background);

  const form = useRef<HTMLFormElement>(null);
  // The first number, not the button that closes: what one came for.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const isLocked = lock || what === 'artwork';
  const ratio = document.width / document.height;
  const setWidth = (width: number): void => setSize({ width, height: isLocked ? side(width / ratio) : size.height });
  const setHeight = (height: number): void => setSize({ height, width: isLocked ? side(height * ratio) : size.width });
  const choose = (next: 'canvas' | 'artwork'): void => {
    setWhat(next);
    if (next === 'artwork') setSize({ width: size.width, height: side(size.width / ratio) });
  };

  const apply = (): void => {
    const isSame = size.width === document.width && size.height === document.height;
    const sized = isSame ? [] : what === 'artwork' ? scaleArtwork(document, size) : resizeCanvas(document, size, anchor);
    const coloured: readonly Operation[] = background === document.background ? [] : [{ kind: 'update-document', patch: { background } }];
    session.apply(what === 'artwork' ? 'history.scaleArtwork' : 'history.canvasSize', [...sized, ...coloured]);
    dialogs.close();
  };

  return (
    <form
      ref={form}
      className="canvas-size"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <Segmented
        label={t('canvasSize.what')}
        value={what}
        segments={[
          { value: 'canvas', label: t('canvasSize.canvas') },
          { value: 'artwork', label: t('canvasSize.artwork') },
        ]}
        onChange={choose}
      />
      <NumberField label={t('canvasSize.width')} value={size.width} unit="px" min={1} max={mostCanvasSide} onChange={setWidth} />
      <NumberField label={t('canvasSize.height')} value={size.height} unit="px" min={1} max={mostCanvasSide} onChange={setHeight} />
      {what === 'canvas' ? (
        <>
          <SwitchField label={t('canvasSize.lock')} checked={lock} onChange={setLock} />
          <AnchorField label={t('canvasSize.anchor')} value={anchor} onChange={setAnchor} />
        </>
      ) : null}
      <div className="field">
        <span className="field-label">{t('canvasSize.background')}</span>
        <Segmented
          label={t('canvasSize.background')}
          value={background === null ? 'transparent' : 'colour'}
          segments={[
            { value: 'transparent', label: t('canvasSize.transparent') },
            { value: 'colour', label: t('canvasSize.colour') },
          ]}
          onChange={(kind) => setBackground(kind === 'transparent' ? null : (background ?? white))}
        />
      </div>
      {background === null ? null : <ColourField label={t('canvasSize.colour')} value={background} onChange={setBackground} />}
      <div className="canvas-size-foot">
        <Button onClick={dialogs.close}>{t('action.cancel')}</Button>
        <Button look="accent" type="submit">
          {t('canvasSize.apply')}
        </Button>
      </div>
    </form>
  );
}
