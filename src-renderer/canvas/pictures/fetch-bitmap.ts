import type { Pixels } from '../../editor/pictures/pictures';
import { fetchPatiently } from '../../editor/pictures/fetch-patiently';

export async function fetchBitmap(fetch: (signal: AbortSignal) => Promise<Pixels>, signal: AbortSignal): Promise<ImageBitmap> {
  const { data, width, height } = await fetchPatiently(fetch, signal);
  return createImageBitmap(new ImageData(data, width, height));
}
