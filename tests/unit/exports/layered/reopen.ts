import { entryPath } from '../../../../src-main/app/entry-path';
import { artworkDocument } from '../../../../src-main/services/documents/artwork-document';
import { createArtworkImporter } from '../../../../src-main/services/imports/importer';
import type { ImportNote } from '../../../../src-main/services/imports/imported';
import type { DocumentRecord } from '../../../../src-preload/model/document';
import type { Raster } from '../../../../src-preload/raster/raster';
import { createRenderStudio, never, type RenderStudio } from '../../render/render-studio';

export interface Reopened {
  readonly document: DocumentRecord;
  readonly studio: RenderStudio;
  readonly notes: readonly ImportNote[];
}

/** A file as the program itself opens it. */
export async function reopen(file: Uint8Array): Promise<Reopened> {
  const studio = createRenderStudio();
  const artwork = await createArtworkImporter({ entry: entryPath('import-worker') }).importArtwork(file, 'again');
  let count = 0;
  const document = await artworkDocument(artwork, {
    newId: () => `again-${count++}`,
    photo: async (name, bytes) => (await studio.images.open({ kind: 'bytes', name, bytes })).info,
    mask: async (width, height, alpha) => studio.addMask({ width, height } as never, (x, y) => alpha[y * width + x] ?? 0).info,
  });
  return { document, studio, notes: artwork.notes };
}

export const render = async (studio: Pick<RenderStudio, 'renderer'>, document: DocumentRecord): Promise<Raster> =>
  (await studio.renderer.full(document, { background: document.background }, never())).raster;

/** Largest difference of premultiplied channels: colour where nothing shows is no colour. */
export function largestDifference(a: Raster, b: Raster): number {
  if (a.width !== b.width || a.height !== b.height || a.channels !== 4 || b.channels !== 4) throw new Error('pictures of different sizes');
  let most = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    const [alphaA, alphaB] = [a.data[i + 3] ?? 0, b.data[i + 3] ?? 0];
    most = Math.max(most, Math.abs(alphaA - alphaB));
    for (let c = 0; c < 3; c++) most = Math.max(most, Math.abs((a.data[i + c] ?? 0) * alphaA - (b.data[i + c] ?? 0) * alphaB) / 255);
  }
  return most;
}
