import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { readPalette, watchTheme } from '../paint/palette';
import { dragGuides } from './drag-guide';
import { paintRuler } from './paint-ruler';
import { keepViewOptions } from './view-memory';

/** Document pixels along the top and the left, with the place of the pointer. A guide is dragged out of them. */
function RulerPair({ editor }: { readonly editor: Editor }) {
  const top = useRef<HTMLCanvasElement>(null);
  const left = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const across = top.current;
    const down = left.current;
    const workplace = across?.parentElement;
    if (!across || !down || !workplace) return;
    let palette = readPalette(across);
    let pointer: { readonly x: number; readonly y: number } | undefined;
    let asked = 0;
    const paint = (): void => {
      asked = 0;
      paintRuler(across, 'x', editor, palette, pointer?.x);
      paintRuler(down, 'y', editor, palette, pointer?.y);
    };
    const ask = (): void => {
      asked ||= requestAnimationFrame(paint);
    };
    const stop = new AbortController();
    workplace.addEventListener(
      'pointermove',
      (event) => {
        const box = workplace.getBoundingClientRect();
        pointer = { x: event.clientX - box.left, y: event.clientY - box.top };
        ask();
      },
      { signal: stop.signal },
    );
    workplace.addEventListener(
      'pointerleave',
      () => {
        pointer = undefined;
        ask();
      },
      { signal: stop.signal },
    );
    const stops = [
      editor.viewport.store.subscribe(ask),
      editor.session.store.subscribe((state, before) => {
        if (state.document?.width !== before.document?.width || state.document?.height !== before.document?.height) ask();
      }),
      watchTheme(() => {
        palette = readPalette(across);
        ask();
      }),
      dragGuides(across, 'x', editor),
      dragGuides(down, 'y', editor),
      () => stop.abort(),
      () => cancelAnimationFrame(asked),
    ];
    paint();
    return () => {
      for (const each of stops) each();
    };
  }, [editor]);

  return (
    <>
      <canvas ref={top} className="ruler ruler-top" aria-hidden data-testid="ruler-top" />
      <canvas ref={left} className="ruler ruler-left" aria-hidden data-testid="ruler-left" />
      <div className="ruler-corner" aria-hidden />
    </>
  );
}

export function Rulers({ editor }: { readonly editor: Editor }) {
  const shown = useStore(editor.viewOptions.store, (state) => state.rulers);
  useEffect(() => keepViewOptions(editor.viewOptions), [editor]);
  return shown ? <RulerPair editor={editor} /> : null;
}
