import type { DocumentId, LayerId } from '../../../src-preload/model/document';
import type { Patch } from '../../editor/pictures/plan';
import { fetchPatiently } from '../../editor/pictures/fetch-patiently';
import type { Pictures } from '../../editor/pictures/pictures';

export async function fetchBitmap(
  pictures: Pictures,
  document: DocumentId,
  layer: LayerId,
  patch: Patch,
  signal: AbortSignal,
): Promise<ImageBitmap> {
  const { data, width, height } = await fetchPatiently(pictures, document, layer, patch, signal);
  return createImageBitmap(new ImageData(data, width, height));
}
