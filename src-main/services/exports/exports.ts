import type { ServiceHandlers } from '../../../src-preload/contract/define';
import { parsePreset } from '../../../src-preload/contract/parse-preset';
import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { ExportedFile, ExportFormat, ExportOptions, exports_ } from '../../../src-preload/contract/exports';
import type { DocumentRecord, Layer, LayerId } from '../../../src-preload/model/document';
import { builtInPresets } from '../../../src-preload/model/exporting/built-in-presets';
import { identity } from '../../../src-preload/model/matrix';
import { layerOf } from '../../../src-preload/model/tree';
import type { Documents } from '../documents/documents';
import { checkRecord } from '../views/check-record';
import { copyPart, isEmpty } from '../render/rects';
import { paintTree, type PaintNodes } from '../render/paint-tree';
import type { RenderSources } from '../render/render-context';
import type { Renderer, Rendered } from '../render/renderer';
import type { PlacedPixels } from './cutout-pixels';
import { encodePixels } from './encode-pixels';
import { exactPixels, isExact } from './exact-pixels';
import { safeFileName } from '../../../src-preload/model/exporting/safe-file-name';
import { uniqueFileNames } from './file-names';
import type { OutputFile } from './outputs/output-file';
import type { Outputs } from './outputs/outputs';
import { zipStored, type ZipEntry } from './zip-stored';

export interface ExportsOptions extends Pick<RenderSources, 'images' | 'masks' | 'edges'> {
  readonly documents: Pick<Documents, 'get'>;
  readonly renderer: Pick<Renderer, 'full' | 'alone'>;
  readonly outputs: Outputs;
}

const extensions: Readonly<Record<ExportFormat, string>> = { png: 'png', webp: 'webp', jpeg: 'jpg' };

function findLayer(document: DocumentRecord, id: LayerId): Layer {
  const found = layerOf(document, id);
  if (found) return found;
  throw new ClickcutError({ code: 'not-found', message: `'${document.name}' has no layer '${id}'.`, hint: 'It may have been deleted.' });
}

/** A picture of nothing cannot be a file: it is one transparent pixel. */
function cutToContent({ raster, content }: Rendered): PlacedPixels {
  const part = isEmpty(content) ? { x: 0, y: 0, width: 1, height: 1 } : content;
  const isWhole = part.width === raster.width && part.height === raster.height;
  const cut = isWhole ? raster : copyPart(raster, part);
  return { raster: cut, left: 0, top: 0, canvas: cut };
}

/** Documents and layers as files at full resolution. Rendered one after another: each takes hundreds of megabytes on its way. */
export function createExports({ documents, images, masks, edges, renderer, outputs }: ExportsOptions): ServiceHandlers<typeof exports_> {
  interface Job {
    readonly document: DocumentRecord;
    readonly nodes: PaintNodes;
    readonly render: (signal: AbortSignal) => Promise<Rendered>;
    /** Whether something lies under the layers. */
    readonly hasGround: boolean;
  }

  const pixelsOf = async ({ document, nodes, render, hasGround }: Job, trim: boolean, signal: AbortSignal): Promise<PlacedPixels & { readonly opacity: number }> => {
    const [only] = nodes;
    // One layer over transparency needs no compositing, whatever its blend mode: its pixels stay exact.
    if (only && nodes.length === 1 && !hasGround && only.clipped.length === 0 && isExact(only.layer)) {
      const { layer } = only;
      const exact = await renderer.alone(() => exactPixels(layer, document, trim, { images, masks, edges }, signal), signal);
      return { ...exact, opacity: layer.opacity };
    }
    const rendered = await render(signal);
    if (trim) return { ...cutToContent(rendered), opacity: 1 };
    return { raster: rendered.raster, left: 0, top: 0, canvas: rendered.raster, opacity: 1 };
  };

  const fileOf = async (job: Job, { format, quality, matte, trim }: ExportOptions, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> => {
    const { opacity, ...pixels } = await pixelsOf(job, trim, signal);
    throwIfAborted(signal);
    const bytes = await encodePixels(pixels, { format, quality, matte, opacity, signal });
    throwIfAborted(signal);
    return bytes;
  };

  const layersFile = (document: DocumentRecord, layers: readonly Layer[], options: ExportOptions, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> => {
    const choice = { layers: layers.map(({ id }) => id), ignoreRootVisibility: true };
    const nodes = paintTree(document.layers, choice);
    return fileOf({ document, nodes, render: (during) => renderer.full(document, choice, during), hasGround: false }, options, signal);
  };

  return {
    document: async ({ document, options }, { signal }): Promise<ExportedFile> => {
      const { document: record } = documents.get(document);
      const { background } = record;
      const nodes = paintTree(record.layers);
      const bytes = await fileOf({ document: record, nodes, render: (during) => renderer.full(record, { background }, during), hasGround: background !== null }, options, signal);
      return { name: `${safeFileName(record.name, 'document')}.${extensions[options.format]}`, mime: `image/${options.format}`, bytes };
    },

    layer: async ({ document, layer, options }, { signal }): Promise<ExportedFile> => {
      const { document: record } = documents.get(document);
      const found = findLayer(record, layer);
      const bytes = await layersFile(record, [found], options, signal);
      return { name: `${safeFileName(found.name)}.${extensions[options.format]}`, mime: `image/${options.format}`, bytes };
    },

    together: async ({ document, layers, options }, { signal }): Promise<ExportedFile> => {
      const { document: record } = documents.get(document);
      const found = layers.map((id) => findLayer(record, id));
      const bytes = await layersFile(record, found, options, signal);
      return { name: `${safeFileName(record.name, 'layers')}.${extensions[options.format]}`, mime: `image/${options.format}`, bytes };
    },

    cutout: async ({ document, layer, options }, { signal }): Promise<ExportedFile> => {
      const { document: record } = documents.get(document);
      checkRecord(record, layer, masks);
      const { width, height } = record.images[layer.image] ?? record;
      const alone = { ...layer, transform: identity, parent: null };
      const bytes = await layersFile({ ...record, width, height, layers: [alone] }, [alone], options, signal);
      return { name: `${safeFileName(layer.name)}.${extensions[options.format]}`, mime: `image/${options.format}`, bytes };
    },

    layers: async ({ document, layers, options }, { signal, progress }): Promise<ExportedFile> => {
      const { document: record } = documents.get(document);
      const found = layers.map((id) => findLayer(record, id));
      const names = uniqueFileNames(found.map((layer) => layer.name), extensions[options.format]);
      const total = found.length;
      const entries: ZipEntry[] = [];
      progress({ done: 0, total });
      for (const [i, layer] of found.entries()) {
        entries.push({ name: names[i] ?? `layer ${i + 1}`, bytes: await layersFile(record, [layer], options, signal) });
        progress({ done: entries.length, total });
      }
      return { name: `${safeFileName(record.name, 'layers')}.zip`, mime: 'application/zip', bytes: await zipStored(entries, signal) };
    },

    presets: () => ({ presets: builtInPresets.map(({ id, name, outputs: of }) => ({ id, name, outputs: of })) }),

    checkPreset: ({ text, name }) => parsePreset(text, name),

    run: async ({ document, layers, outputs: wanted }, { signal, progress }): Promise<ExportedFile> => {
      const { document: record } = documents.get(document);
      const files: OutputFile[] = [];
      await outputs.run(
        { document: record, layers: layers ?? undefined, outputs: wanted },
        (file) => {
          files.push(file);
          return Promise.resolve();
        },
        { signal, progress },
      );
      const [only] = files;
      if (only && files.length === 1) return { name: only.path.split('/').at(-1) ?? only.path, mime: only.mime, bytes: only.bytes };
      const entries = files.map(({ path, bytes }): ZipEntry => ({ name: path, bytes }));
      return { name: `${safeFileName(record.name, 'files')}.zip`, mime: 'application/zip', bytes: await zipStored(entries, signal) };
    },

    preview: ({ document, layers, output, longest, crop }, { signal }) =>
      outputs.preview({ document: documents.get(document).document, layers: layers ?? undefined, output, longest, crop }, { signal }),
  };
}
