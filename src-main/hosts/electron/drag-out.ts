import { readFile } from 'node:fs/promises';
import { app, nativeImage, type Item, type NativeImage, type WebContents } from 'electron';
import { throwIfAborted } from '../../../src-preload/contract/errors';
import type { DragFile, DragFiles } from './drag-files';
import type { EngineProcess } from './engine-process';
import { withEngine } from './with-engine';

/** Under the pointer, in pixels. */
const iconSide = 96;
/** Decoding happens in the process that draws the windows: beyond this many pixels the system's icon does. */
const mostIconPixels = 4_000_000;

/** From the header of a PNG: width and height follow the signature, a length and a name. */
function pixelsOf(png: Buffer): number {
  return png.length < 24 ? 0 : png.readUInt32BE(16) * png.readUInt32BE(20);
}

async function iconOf(path: string): Promise<NativeImage> {
  const png = await readFile(path);
  if (pixelsOf(png) <= mostIconPixels) {
    const image = nativeImage.createFromBuffer(png);
    const { width, height } = image.getSize();
    if (!image.isEmpty()) return image.resize(width >= height ? { width: Math.min(iconSide, width) } : { height: Math.min(iconSide, height) });
  }
  return app.getFileIcon(path);
}

export interface DragOut {
  /** Has the engine render each layer, cut to its content, into a file of its own. Resolves with what `start` takes. */
  prepare(document: string, layers: readonly string[], signal: AbortSignal): Promise<string>;
  /** Makes the pointer's drag one of the files that were prepared last; false when those are others. */
  start(contents: WebContents, drag: string): boolean;
}

/** Layers dragged out of the window, as PNG files that other programs copy. */
export function createDragOut(engine: Pick<EngineProcess, 'attachHost'>, files: DragFiles): DragOut {
  let ready: { readonly drag: string; readonly item: Item & { readonly files: string[] } } | undefined;
  return {
    prepare: (document, layers, signal) =>
      withEngine(engine, async ({ exports }) => {
        const made: DragFile[] = [];
        for (const layer of layers) {
          made.push(await exports.layer({ document, layer, options: { format: 'png', trim: true } }, { signal }));
        }
        throwIfAborted(signal);
        const { drag, paths } = await files.put(made);
        const [file = ''] = paths;
        ready = { drag, item: { file, files: [...paths], icon: await iconOf(file) } };
        return drag;
      }),
    start: (contents, drag) => {
      if (ready?.drag !== drag) return false;
      const { item } = ready;
      // Afterwards, because on Windows and Linux it returns only when the drag has ended, and the page waits for its answer.
      setImmediate(() => {
        if (!contents.isDestroyed()) contents.startDrag(item);
      });
      return true;
    },
  };
}
