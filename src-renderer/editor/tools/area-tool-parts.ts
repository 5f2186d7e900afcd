import type { AreaSelection } from '../area/area';
import type { Target } from '../document/target';
import type { Engine } from '../engine';

/** What the tools that draw areas need. */
export interface AreaToolParts {
  readonly engine: Engine;
  readonly area: AreaSelection;
  readonly target: () => Target | undefined;
  /** There is no photo to select in. */
  readonly onNoPhoto: () => void;
}
