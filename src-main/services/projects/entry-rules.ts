import { blobRefOf } from './blob-refs';
import { payloadLimits } from './blob-payload';
import { mostDocumentBytes, mostThumbnailBytes } from './limits';

export const typeEntry = 'mimetype';
export const documentEntry = 'document.json';
export const thumbnailEntry = 'thumbnail.png';

/** What the first entry says, so that programs can tell the file by its first bytes. */
export const mediaType = 'application/vnd.clickcut';

export interface EntryRule {
  readonly least: number;
  readonly most: number;
  /** Lies in the file as it is. */
  readonly stored: boolean;
}

/** What an entry of this name has to be; undefined for names that do not belong into a project. */
export function entryRule(name: string): EntryRule | undefined {
  switch (name) {
    case typeEntry:
      return { least: mediaType.length, most: mediaType.length, stored: true };
    case documentEntry:
      return { least: 2, most: mostDocumentBytes, stored: false };
    case thumbnailEntry:
      return { least: 1, most: mostThumbnailBytes, stored: true };
    default: {
      const ref = blobRefOf(name);
      return ref && { ...payloadLimits(ref), stored: ref.kind === 'images' };
    }
  }
}
