import { throwIfAborted } from '../../../src-preload/contract/errors';
import { unsupportedImage } from '../images/image-errors';
import { artworkFormat, type ArtworkFormat } from './artwork-format';
import { encodePicture } from './encode-picture';
import { checkBytes } from './import-errors';
import { runImport } from './import-worker';
import type { ArtworkNode, ImportedArtwork, ImportedNode } from './imported';
import type { PictureNumber } from './reading';

/** Turns files that hold layers into what documents are made of. Nothing is written anywhere. */
export interface ArtworkImporter {
  /** Either of the two below, by the file's first bytes. @throws also ClickcutError `image-unsupported` for other files */
  readonly importArtwork: ImportArtwork;
  /** Photoshop documents, PSD and PSB. */
  readonly importPsd: ImportArtwork;
  readonly importOpenRaster: ImportArtwork;
}

/**
 * @param name the file's name, for messages and for the artwork
 * @throws ClickcutError `image-corrupt`, `image-too-large`, `image-unsupported`, `cancelled`
 */
export type ImportArtwork = (bytes: Uint8Array, name: string, signal?: AbortSignal) => Promise<ImportedArtwork>;

function withFiles(node: ArtworkNode<PictureNumber>, files: readonly Uint8Array[]): ImportedNode {
  switch (node.kind) {
    case 'fill':
      return node;
    case 'group':
      return { ...node, children: node.children.map((child) => withFiles(child, files)) };
    case 'pixels': {
      const { picture, ...rest } = node;
      const png = files[picture];
      if (!png) throw new Error(`picture ${picture} was never handed out`);
      return { ...rest, png };
    }
  }
}

/** @param entry path of the built worker */
export function createArtworkImporter({ entry }: { readonly entry: string }): ArtworkImporter {
  const importAs = async (format: ArtworkFormat, bytes: Uint8Array, name: string, signal: AbortSignal | undefined): Promise<ImportedArtwork> => {
    checkBytes(name, bytes.length);
    const files: Uint8Array[] = [];
    const artwork = await runImport({
      entry,
      request: { format, name, bytes },
      signal,
      take: async (picture, index) => {
        files[index] = await encodePicture(picture, name);
      },
    });
    throwIfAborted(signal);
    return { ...artwork, nodes: artwork.nodes.map((node) => withFiles(node, files)) };
  };
  return {
    importArtwork: async (bytes, name, signal) => {
      const format = artworkFormat(bytes);
      if (!format) throw unsupportedImage(name, 'not a file with layers in a format known here', 'Open a PSD, PSB or ORA file.');
      return importAs(format, bytes, name, signal);
    },
    importPsd: async (bytes, name, signal) => importAs('psd', bytes, name, signal),
    importOpenRaster: async (bytes, name, signal) => importAs('ora', bytes, name, signal),
  };
}
