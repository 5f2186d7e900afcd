import { useMemo, useRef, useState, type CSSProperties } from 'react';
import { useStore } from 'zustand';
import { sideSplitRange, sideWidthRange } from '../../src-preload/contract/settings';
import type { Editor } from '../editor/editor';
import { HistoryPanel } from '../features/history/HistoryPanel';
import { LayerPanel } from '../features/layers/LayerPanel';
import { LayerProperties } from '../features/properties/LayerProperties';
import { RefinePanel } from '../features/refine/RefinePanel';
import { Splitter } from '../ui/Splitter';
import { useText } from '../ui/text';

/**
 * Layers above, what can be changed of the chosen ones below; both the panel and the line between can be dragged. While
 * an edge is refined, that takes all of it.
 */
export function SidePanel({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { preferences } = editor;
  const side = useRef<HTMLElement>(null);
  const keptWidth = useStore(preferences.store, (state) => state.sideWidth);
  const keptSplit = useStore(preferences.store, (state) => state.sideSplit);
  // While it is dragged; kept only where it is let go.
  const [width, setWidth] = useState<number>();
  const [split, setSplit] = useState<number>();
  const shownWidth = width ?? keptWidth;
  const percent = split ?? Math.round(keptSplit * 100);

  const keepWidth = (next: number): void => {
    preferences.change({ sideWidth: Math.round(next) });
    setWidth(undefined);
  };
  const keepSplit = (next: number): void => {
    preferences.change({ sideSplit: Math.round(next) / 100 });
    setSplit(undefined);
  };
  // The same elements as long as the editor is the same: a drag must not render the lists anew.
  const upper = useMemo(() => <LayerPanel editor={editor} />, [editor]);
  const lower = useMemo(
    () => (
      <>
        <LayerProperties editor={editor} />
        <HistoryPanel editor={editor} />
      </>
    ),
    [editor],
  );
  const refined = useStore(editor.refining.store, (state) => state.subject !== undefined);
  const style = { '--side-width': `${shownWidth}px`, '--side-split': `${percent}%` } as CSSProperties;
  return (
    <aside ref={side} id="side" className="side" aria-label={t('side.label')} style={style}>
      <Splitter
        label={t('side.width')}
        orientation="vertical"
        controls="side"
        className="splitter-side"
        value={shownWidth}
        min={sideWidthRange.min}
        max={sideWidthRange.max}
        step={8}
        perPixel={() => -1}
        onMove={setWidth}
        onDone={keepWidth}
        onReset={() => keepWidth(sideWidthRange.initial)}
        onToggle={preferences.toggleSide}
      />
      {refined ? (
        <RefinePanel editor={editor} />
      ) : (
        <>
          <div className="side-upper" id="side-upper">
            {upper}
          </div>
          <Splitter
            label={t('side.split')}
            orientation="horizontal"
            controls="side-upper"
            className="splitter-split"
            value={percent}
            min={sideSplitRange.min * 100}
            max={sideSplitRange.max * 100}
            step={2}
            perPixel={() => 100 / Math.max(1, side.current?.clientHeight ?? 1)}
            onMove={setSplit}
            onDone={keepSplit}
            onReset={() => keepSplit(sideSplitRange.initial * 100)}
          />
          <div className="side-lower">{lower}</div>
        </>
      )}
    </aside>
  );
}
