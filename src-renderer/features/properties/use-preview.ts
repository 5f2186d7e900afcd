import { useRef } from 'react';
import type { Operation } from '../../../src-preload/model/operation';
import type { Gesture, Session } from '../../editor/document/session';

/** Shows operations without making a step of them; undefined takes them away again. */
export function usePreview(session: Session, label: string): (operations: readonly Operation[] | undefined) => void {
  const gesture = useRef<Gesture>(undefined);
  return (operations) => {
    if (operations) {
      gesture.current ??= session.begin(label);
      gesture.current.update(operations);
      return;
    }
    gesture.current?.cancel();
    gesture.current = undefined;
  };
}
