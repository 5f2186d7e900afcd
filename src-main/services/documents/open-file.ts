import type { ImportNote } from '../../../src-preload/contract/documents';
import type { DocumentRecord, ImageId, LogitsId, MaskId } from '../../../src-preload/model/document';
import { fitAlpha } from '../../../src-preload/raster/bounds';
import type { ArtworkImporter } from '../imports/importer';
import { artworkFormat } from '../imports/artwork-format';
import type { Images, ImageSource, OpenImageOptions } from '../images/images';
import { readSource, type NamedBytes } from '../images/read-source';
import type { LogitsStore } from '../masks/logits-store';
import type { Masks, StoredMask } from '../masks/masks';
import { sealMask } from '../masks/seal-mask';
import type { ProjectContents } from '../projects/contents';
import { readProject } from '../projects/read-project';
import { artworkDocument } from './artwork-document';
import { isProject } from './is-project';
import { newDocument } from './new-document';

export interface FileOpenerOptions {
  readonly images: Pick<Images, 'open' | 'release'>;
  readonly masks: Pick<Masks, 'adopt' | 'lend' | 'release'>;
  readonly logits: Pick<LogitsStore, 'adopt' | 'claim'>;
  readonly importer: Pick<ArtworkImporter, 'importArtwork'>;
  readonly newId: () => string;
}

/** A document with what it is made of in the stores, counted once for it. */
export interface OpenedFile {
  readonly document: DocumentRecord;
  /** Opened once each; whoever keeps the document releases them. */
  readonly images: readonly ImageId[];
  readonly masks: readonly MaskId[];
  readonly logits: readonly LogitsId[];
  readonly notes: readonly ImportNote[];
  readonly kind: 'photo' | 'project' | 'artwork';
}

export interface FileOpener {
  /** Told apart by content. Nothing stays open when it fails. @throws as `Images.open`, `readProject` and the importer */
  open(source: ImageSource, options?: OpenFileOptions): Promise<OpenedFile>;
  /** Puts what a project holds into the stores. */
  take(contents: ProjectContents, options?: OpenFileOptions): Promise<OpenedFile>;
}

export interface OpenFileOptions {
  readonly signal?: AbortSignal | undefined;
  /** Whoever the masks are lent to; unless told they stay while there is memory, whoever opens the file claims them. */
  readonly owner?: string | undefined;
}

export function createFileOpener({ images, masks, logits, importer, newId }: FileOpenerOptions): FileOpener {
  const stored = (mask: StoredMask, owner: string | undefined): StoredMask => (owner === undefined ? masks.adopt(mask) : masks.lend(mask, owner));

  /** Opens photos and lets go of them again when something after it fails. */
  const keeping = async <T>({ owner }: OpenFileOptions, work: (open: (name: string, bytes: Uint8Array, options?: OpenImageOptions) => ReturnType<Images['open']>) => Promise<T>): Promise<T> => {
    const opened: ImageId[] = [];
    try {
      return await work(async (name, bytes, options) => {
        const image = await images.open({ kind: 'bytes', name, bytes }, undefined, options);
        opened.push(image.info.id);
        return image;
      });
    } catch (error) {
      for (const id of opened) images.release(id);
      if (owner !== undefined) masks.release(owner);
      throw error;
    }
  };

  const take: FileOpener['take'] = (contents, options = {}) =>
    keeping(options, async (open) => {
      const { document } = contents;
      await Promise.all([...contents.images].map(([id, bytes]) => open(document.images[id]?.name ?? 'photo', bytes, { known: id })));
      for (const mask of contents.masks.values()) stored(mask, options.owner);
      for (const [id, bits] of contents.logits) logits.adopt(id, bits);
      const ids = { images: [...contents.images.keys()], masks: [...contents.masks.keys()], logits: [...contents.logits.keys()] };
      return { document, ...ids, notes: [], kind: 'project' };
    });

  const openArtwork = async ({ name, bytes }: NamedBytes, options: OpenFileOptions): Promise<OpenedFile> => {
    const artwork = await importer.importArtwork(bytes, name, options.signal);
    return keeping(options, async (open) => {
      const photos: ImageId[] = [];
      const made: MaskId[] = [];
      const document = await artworkDocument(artwork, {
        newId,
        photo: async (layer, png) => {
          const { info } = await open(layer, png);
          photos.push(info.id);
          return info;
        },
        mask: (width, height, alpha) => {
          const whole = { x: 0, y: 0, width, height };
          const { info } = stored(sealMask(whole, fitAlpha(new Uint8Array(alpha), whole, whole)), options.owner);
          made.push(info.id);
          return Promise.resolve(info);
        },
      });
      return { document, images: photos, masks: made, logits: [], notes: artwork.notes, kind: 'artwork' };
    });
  };

  return {
    take,
    open: async (source, options = {}) => {
      const { signal } = options;
      const named = await readSource(source, signal);
      if (isProject(named.bytes)) return take(await readProject(named, signal), options);
      if (artworkFormat(named.bytes) !== undefined) return openArtwork(named, options);
      const { info } = await images.open({ kind: 'bytes', ...named }, signal);
      return { document: newDocument(info, newId), images: [info.id], masks: [], logits: [], notes: [], kind: 'photo' };
    },
  };
}
