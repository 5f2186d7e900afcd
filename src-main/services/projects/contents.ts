import type { DocumentRecord, ImageId, LogitsId, MaskId } from '../../../src-preload/model/document';
import type { StoredMask } from '../masks/masks';

/** A document with everything that it refers to. */
export interface ProjectContents {
  readonly document: DocumentRecord;
  /** The source files' bytes, as they were opened. */
  readonly images: ReadonlyMap<ImageId, Uint8Array>;
  readonly masks: ReadonlyMap<MaskId, StoredMask>;
  /** fp16 bits, 256 * 256, row-major. */
  readonly logits: ReadonlyMap<LogitsId, Uint16Array>;
  /** PNG */
  readonly thumbnail?: Uint8Array;
}
