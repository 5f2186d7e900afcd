import type { DocumentRecord, PlacedLayer } from '../../../src-preload/model/document';
import { isHeld } from '../../../src-preload/model/tree';
import type { Editor } from '../../editor/editor';
import { placementOf, withPlacement, type Placement } from '../../editor/layers/placement';
import { PlaceNumbers } from './PlaceNumbers';

/** Where a layer lies, in numbers. */
export function PlaceFields(props: { readonly editor: Editor; readonly document: DocumentRecord; readonly layer: PlacedLayer }) {
  const { editor, document, layer } = props;
  const change = (next: Partial<Placement>): void =>
    editor.layers.set(layer.id, 'history.transform', { transform: withPlacement(layer, document, next) });
  return (
    <PlaceNumbers
      editor={editor}
      placement={placementOf(layer, document)}
      disabled={isHeld(document.layers, layer)}
      onChange={change}
      onDone={editor.session.seal}
    />
  );
}
