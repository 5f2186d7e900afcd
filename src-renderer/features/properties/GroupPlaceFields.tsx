import { useState } from 'react';
import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import type { Editor } from '../../editor/editor';
import { groupMap, groupPlace, groupTurn } from '../../editor/layers/group-placement';
import { movableLeaves, transformBy } from '../../editor/layers/leaves';
import type { Placement } from '../../editor/layers/placement';
import { PlaceNumbers } from './PlaceNumbers';

/** Where a group or several layers lie, in numbers: as the one rectangle that the handles on the canvas take hold of. */
export function GroupPlaceFields(props: { readonly editor: Editor; readonly document: DocumentRecord; readonly roots: readonly Layer[] }) {
  const { editor, document, roots } = props;
  const { session } = editor;
  // A rectangle around several has no angle of its own: the field says how far they have been turned since it was reached for.
  const [turned, setTurned] = useState(0);
  const place = groupPlace(document, roots);
  if (!place) return null;
  const change = ({ angle, ...rest }: Partial<Placement>): void => {
    const leaves = movableLeaves(document, roots);
    const map = angle === undefined ? groupMap(place, rest) : groupTurn(place, angle - turned);
    if (angle !== undefined) setTurned(angle);
    session.apply('history.transform', transformBy(leaves, map), `place:${leaves.map(({ id }) => id).join()}`);
  };
  const done = (): void => {
    session.seal();
    setTurned(0);
  };
  return <PlaceNumbers editor={editor} placement={{ ...place, angle: turned }} disabled={false} onChange={change} onDone={done} />;
}
