import { ClickcutError } from '../../../../src-preload/contract/errors';
import type { DocumentRecord, ImageId } from '../../../../src-preload/model/document';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import type { Images } from '../../images/images';
import type { NamedBytes } from '../../images/read-source';

/** Fetches a picture that a preset names by a path. */
export type ReadImage = (name: string, signal: AbortSignal) => Promise<NamedBytes>;

export interface BackgroundImages {
  /** The photo of a name. */
  readonly idOf: (name: string) => ImageId;
  /** Lets go of what was opened. */
  close(): void;
}

const unknown = (name: string): ClickcutError =>
  new ClickcutError({ code: 'not-found', message: `There is no photo '${name}' for the background.`, hint: 'Name a photo of the document, or a file beside the preset.' });

/** Opens the photos that outputs name as backgrounds. @throws ClickcutError `not-found`, and as `Images.open` and `readImage` */
export async function openBackgrounds(
  document: Pick<DocumentRecord, 'images'>,
  outputs: readonly ExportOutput[],
  { images, readImage, signal }: { readonly images: Pick<Images, 'open' | 'release'>; readonly readImage: ReadImage | undefined; readonly signal: AbortSignal },
): Promise<BackgroundImages> {
  const opened = new Map<string, ImageId>();
  const close = (): void => {
    for (const id of opened.values()) images.release(id);
    opened.clear();
  };
  const names = new Set(outputs.flatMap(({ background }) => (background.kind === 'image' && !(background.image in document.images) ? [background.image] : [])));
  try {
    for (const name of names) {
      if (!readImage) throw unknown(name);
      opened.set(name, (await images.open({ kind: 'bytes', ...(await readImage(name, signal)) }, signal)).info.id);
    }
  } catch (error) {
    close();
    throw error;
  }
  return {
    close,
    idOf: (name) => {
      const id = name in document.images ? name : opened.get(name);
      if (id === undefined) throw unknown(name);
      return id;
    },
  };
}
