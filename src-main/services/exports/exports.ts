import type { ServiceHandlers } from '../../../src-preload/contract/define';
import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { ExportedFile, ExportFormat, ExportOptions, exports_ } from '../../../src-preload/contract/exports';
import type { DocumentRecord, Layer, LayerId } from '../../../src-preload/model/document';
import type { Documents } from '../documents/documents';
import type { Images } from '../images/images';
import type { Masks } from '../masks/masks';
import { placedCutout, type PlacedPixels } from './cutout-pixels';
import { encodePixels } from './encode-pixels';
import { safeFileName, uniqueFileNames } from './file-names';
import { zipStored, type ZipEntry } from './zip-stored';

export interface ExportsOptions {
  readonly documents: Pick<Documents, 'get'>;
  readonly images: Pick<Images, 'get'>;
  readonly masks: Pick<Masks, 'get'>;
}

const extensions: Readonly<Record<ExportFormat, string>> = { png: 'png', webp: 'webp', jpeg: 'jpg' };

function layerOf(document: DocumentRecord, id: LayerId): Layer {
  const found = document.layers.find((layer) => layer.id === id);
  if (found) return found;
  throw new ClickcutError({ code: 'not-found', message: `'${document.name}' has no layer '${id}'.`, hint: 'It may have been deleted.' });
}

/** Layers as files at full resolution. Rendered one after another: each takes hundreds of megabytes on its way. */
export function createExports({ documents, images, masks }: ExportsOptions): ServiceHandlers<typeof exports_> {
  const pixelsOf = async (layer: Layer, trim: boolean, signal: AbortSignal): Promise<PlacedPixels> => {
    const photo = await images.get(layer.image).full(signal);
    switch (layer.kind) {
      case 'image':
        return { raster: photo, left: 0, top: 0, canvas: photo };
      case 'cutout':
        return placedCutout(photo, masks.get(layer.mask), trim);
    }
  };

  const render = async (layer: Layer, options: ExportOptions, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> => {
    const { format, quality, matte, trim } = options;
    const pixels = await pixelsOf(layer, trim, signal);
    throwIfAborted(signal);
    const bytes = await encodePixels(pixels, { format, quality, matte, opacity: layer.opacity, signal });
    throwIfAborted(signal);
    return bytes;
  };

  return {
    layer: async ({ document, layer, options }, { signal }): Promise<ExportedFile> => {
      const found = layerOf(documents.get(document).document, layer);
      const bytes = await render(found, options, signal);
      return { name: `${safeFileName(found.name)}.${extensions[options.format]}`, mime: `image/${options.format}`, bytes };
    },

    layers: async ({ document, layers, options }, { signal, progress }): Promise<ExportedFile> => {
      const { document: record } = documents.get(document);
      const found = layers.map((id) => layerOf(record, id));
      const names = uniqueFileNames(found.map((layer) => layer.name), extensions[options.format]);
      const total = found.length;
      const entries: ZipEntry[] = [];
      progress({ done: 0, total });
      for (const [i, layer] of found.entries()) {
        entries.push({ name: names[i] ?? `layer ${i + 1}`, bytes: await render(layer, options, signal) });
        progress({ done: entries.length, total });
      }
      return { name: `${safeFileName(record.name, 'layers')}.zip`, mime: 'application/zip', bytes: await zipStored(entries, signal) };
    },
  };
}
