import type { FoundObject } from '../../../src-preload/contract/everything';
import type { Candidate } from '../../../src-preload/contract/segmentation';
import { halfToFloat } from '../../../src-preload/model/half-float';

const floats = (halves: Uint16Array): Candidate['logits'] => halfToFloat(halves) as Candidate['logits'];

/** What masks of found objects are rendered from. */
export const foundMask = ({ logits, detail }: FoundObject): Pick<Candidate, 'logits' | 'detail'> => ({
  logits: floats(logits),
  ...(detail && { detail: { crop: detail.crop, logits: floats(detail.logits) } }),
});
