import { annotations } from './annotations';
import { background } from './background';
import { batches } from './batches';
import { documents } from './documents';
import { everything } from './everything';
import { exports_ } from './exports';
import { files } from './files';
import { masks } from './masks';
import { refining } from './refining';
import { segmentation } from './segmentation';
import { settings } from './settings';
import { system } from './system';
import { texts } from './texts';
import { views } from './views';

/** Everything that a page may ask of the engine. Both ends of the bridge are derived from this value. */
export const appContract = { documents, segmentation, everything, background, refining, masks, texts, views, exports: exports_, annotations, batches, files, settings, system } as const;
export type AppContract = typeof appContract;
