import type Konva from 'konva';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Layer, Shape, Stage } from 'react-konva';
import type { Size } from '../../src-preload/model/geometry';
import type { Editor } from '../editor/editor';
import { startPainter } from './painter';
import { attachKeyPointer } from './pointer/key-pointer';
import { attachPointer } from './pointer/attach-pointer';
import { Rulers } from './rulers/Rulers';
import { useCanvasFocus } from './use-canvas-focus';
import { useCursor } from './use-cursor';

const nothing = (): void => undefined;

/** The photo with what is selected on it. The stage is as large as the canvas on the screen, never as the photo. */
export function CanvasStage({ editor, label, help }: { readonly editor: Editor; readonly label: string; readonly help: string }) {
  const container = useRef<HTMLDivElement>(null);
  const marker = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const shadow = useRef<HTMLDivElement>(null);
  const ground = useRef<Konva.Layer>(null);
  const artwork = useRef<Konva.Layer>(null);
  const overlay = useRef<Konva.Layer>(null);
  const groundShape = useRef<Konva.Shape>(null);
  const artworkShape = useRef<Konva.Shape>(null);
  const overlayShape = useRef<Konva.Shape>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const cursor = useCursor(editor);
  useCanvasFocus(editor, container);

  useLayoutEffect(() => {
    const element = container.current;
    if (!element) return;
    const measure = (): void => {
      const next = { width: element.clientWidth, height: element.clientHeight };
      setSize(next);
      editor.viewport.resize(next, window.devicePixelRatio);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [editor]);

  useEffect(() => {
    if (!container.current || !marker.current || !shadow.current || !ground.current || !artwork.current || !overlay.current) return;
    if (!groundShape.current || !artworkShape.current || !overlayShape.current) return;
    const stopPainter = startPainter(editor, {
      container: container.current,
      shadow: shadow.current,
      ground: ground.current,
      artwork: artwork.current,
      overlay: overlay.current,
      groundShape: groundShape.current,
      artworkShape: artworkShape.current,
      overlayShape: overlayShape.current,
    });
    const detach = attachPointer(container.current, editor);
    const detachKeys = attachKeyPointer(container.current, marker.current, editor);
    return () => {
      stopPainter();
      detach();
      detachKeys();
    };
  }, [editor]);

  return (
    <>
      <div ref={container} className="canvas" role="application" aria-label={label} aria-describedby={helpId} tabIndex={0} data-testid="canvas" data-overlay="none" data-overlay-version="0" style={{ cursor }}>
        <div ref={shadow} className="canvas-shadow" hidden />
        <Stage width={size.width} height={size.height} listening={false}>
          <Layer ref={ground} listening={false}>
            <Shape ref={groundShape} sceneFunc={nothing} listening={false} perfectDrawEnabled={false} />
          </Layer>
          <Layer ref={artwork} listening={false}>
            <Shape ref={artworkShape} sceneFunc={nothing} listening={false} perfectDrawEnabled={false} />
          </Layer>
          <Layer ref={overlay} listening={false}>
            <Shape ref={overlayShape} sceneFunc={nothing} listening={false} perfectDrawEnabled={false} />
          </Layer>
        </Stage>
        <div ref={marker} className="key-pointer" data-testid="key-pointer" hidden />
      </div>
      <p id={helpId} hidden>
        {help}
      </p>
      <Rulers editor={editor} />
    </>
  );
}
