import type Konva from 'konva';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Layer, Shape, Stage } from 'react-konva';
import type { Size } from '../../src-preload/model/geometry';
import type { Editor } from '../editor/editor';
import { startPainter } from './painter';
import { attachPointer } from './pointer/attach-pointer';
import { useCursor } from './use-cursor';

const nothing = (): void => undefined;

/** The photo with what is selected on it. The stage is as large as the canvas on the screen, never as the photo. */
export function CanvasStage({ editor, label }: { readonly editor: Editor; readonly label: string }) {
  const container = useRef<HTMLDivElement>(null);
  const shadow = useRef<HTMLDivElement>(null);
  const photoLayer = useRef<Konva.Layer>(null);
  const overlayLayer = useRef<Konva.Layer>(null);
  const photo = useRef<Konva.Shape>(null);
  const overlay = useRef<Konva.Shape>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const cursor = useCursor(editor.toolbox);

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
    if (!container.current || !shadow.current || !photoLayer.current || !overlayLayer.current || !photo.current || !overlay.current) return;
    const stopPainter = startPainter(editor, {
      container: container.current,
      shadow: shadow.current,
      photoLayer: photoLayer.current,
      overlayLayer: overlayLayer.current,
      photo: photo.current,
      overlay: overlay.current,
    });
    const detach = attachPointer(container.current, editor);
    return () => {
      stopPainter();
      detach();
    };
  }, [editor]);

  return (
    <div ref={container} className="canvas" role="application" aria-label={label} tabIndex={0} data-testid="canvas" data-overlay="none" data-overlay-version="0" style={{ cursor }}>
      <div ref={shadow} className="canvas-shadow" hidden />
      <Stage width={size.width} height={size.height} listening={false}>
        <Layer ref={photoLayer} listening={false}>
          <Shape ref={photo} sceneFunc={nothing} listening={false} perfectDrawEnabled={false} />
        </Layer>
        <Layer ref={overlayLayer} listening={false}>
          <Shape ref={overlay} sceneFunc={nothing} listening={false} perfectDrawEnabled={false} />
        </Layer>
      </Stage>
    </div>
  );
}
