import type { LayerId } from '../../../src-preload/model/document';

/** A place in the tree: sibling number `index` of `parent`, counted from the bottom before anything is moved. */
export interface Place {
  readonly parent: LayerId | null;
  readonly index: number;
}
