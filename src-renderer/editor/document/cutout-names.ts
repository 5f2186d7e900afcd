import type { DocumentRecord } from '../../../src-preload/model/document';
import { text, type EditorPorts } from '../ports';
import { numberedName } from './cutout-layer';

type NameOf = (document: DocumentRecord) => string;

/** What a new cut-out is called. */
export interface CutoutNames {
  next: NameOf;
  /** Somebody knows better what is being cut out; undefined: nobody does. */
  use(other: NameOf | undefined): void;
}

/** "Cut-out 3" unless somebody knows better. */
export function createCutoutNames(ports: Pick<EditorPorts, 'translate'>): CutoutNames {
  let other: NameOf | undefined;
  return {
    next: (document) => other?.(document) ?? numberedName(document, (number) => ports.translate(text('layer.cutoutName', { number }))),
    use: (nameOf) => {
      other = nameOf;
    },
  };
}
