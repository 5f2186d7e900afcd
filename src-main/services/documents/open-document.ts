import type { DocumentState } from '../../../src-preload/contract/documents';
import { documentRecord, type DocumentRecord, type ImageId } from '../../../src-preload/model/document';
import type { Images } from '../images/images';
import { usedImagesOnly } from './gather-contents';
import type { OpenedFile } from './open-file';

/** The same text for the same content, whatever has happened to the records on their way. */
function asInFile(document: DocumentRecord): string {
  const { images, ...rest } = documentRecord.parse(usedImagesOnly(document));
  return JSON.stringify([rest, Object.entries(images).toSorted(([a], [b]) => a.localeCompare(b))]);
}

/** One document that is open, with what has to be let go of when it closes. */
export class OpenDocument {
  /** The project file that the engine has read it from, or written it to. */
  path: string | undefined;
  /** Opened once each for this document; also those that only its history needs. */
  readonly images: Set<ImageId>;
  /** Another process has it open. */
  foreign = false;
  /** What was packed last, until somebody says whether it reached a file. */
  packed: { readonly document: DocumentRecord; readonly revision: number } | undefined;
  #document: DocumentRecord;
  #revision: number;
  #saved: number | null;
  #savedDocument: DocumentRecord | undefined;

  constructor(
    opened: Pick<OpenedFile, 'document' | 'images'>,
    init: { readonly revision?: number; readonly saved?: number | null; readonly path?: string | undefined },
  ) {
    this.#document = opened.document;
    this.#revision = init.revision ?? 0;
    this.#saved = init.saved ?? null;
    this.#savedDocument = this.#saved === this.#revision ? opened.document : undefined;
    this.path = init.path;
    this.images = new Set(opened.images);
  }

  get document(): DocumentRecord {
    return this.#document;
  }

  get revision(): number {
    return this.#revision;
  }

  get saved(): number | null {
    return this.#saved;
  }

  state(): DocumentState {
    return { document: this.#document, revision: this.#revision, saved: this.#saved };
  }

  advance(document: DocumentRecord): void {
    this.#document = document;
    this.#revision += 1;
  }

  markSaved(revision: number, document: DocumentRecord | undefined): void {
    this.#saved = revision;
    this.#savedDocument = document;
  }

  /** Whether a file holds what was last read from, or written to, one. */
  isSavedAs(document: DocumentRecord): boolean {
    return this.#savedDocument !== undefined && asInFile(this.#savedDocument) === asInFile(document);
  }

  /** Takes over one `open` of a photo. */
  keep(image: ImageId, images: Pick<Images, 'release'>): void {
    if (this.images.has(image)) images.release(image);
    else this.images.add(image);
  }
}
