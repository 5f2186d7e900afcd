import type { WorkProgress } from '../../src-preload/contract/common';
import type { CallOptions } from '../../src-preload/contract/define';
import type { LaneName } from '../../src-preload/contract/inference';
import type { DecoderPoint } from './families/mobile-sam/decode';
import type { ProviderChoice } from './providers/names';

export type { LaneName } from '../../src-preload/contract/inference';
export type { DecoderPoint } from './families/mobile-sam/decode';
export type { ProviderChoice, ProviderName } from './providers/names';

export interface EncodeRequest {
  /** RGB bytes, height * width * 3, the longer side 1024. */
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Names the embedding in later decodes: anything that is the same only for the same photo. */
  readonly key: string;
  /** In the process that removes backgrounds: clicks are answered meanwhile. The first `decode` then brings the embedding along. */
  readonly besideClicks?: boolean | undefined;
}

export interface DecodeRequest {
  readonly key: string;
  /** Asked only when the child does not hold the embedding of `key` (any more). Half bits [256,64,64]. */
  readonly embedding: () => Promise<Uint16Array>;
  /** In pixels of the 1024 frame; labels 1 in, 0 out, 2 and 3 a box's corners. */
  readonly points: readonly DecoderPoint[];
  /** f32 [256*256]: the logits of an earlier answer. */
  readonly maskInput?: Float32Array | undefined;
}

export interface LaneStatus {
  /** Of the living child, if there is one. */
  readonly pid: number | undefined;
  readonly running: boolean;
  readonly busy: boolean;
  /** Provider of the lane's heavy graph: the one that answered last, or the one planned. */
  readonly provider: string;
  /** Why that one, in one line. */
  readonly note: string;
  /** Raw run time of the last answer. */
  readonly lastMs: number | undefined;
  /** Resident memory as of the last answer of the living child. */
  readonly rssBytes: number | undefined;
  /** Children started so far. */
  readonly starts: number;
}

export interface InferenceStatus {
  readonly lanes: Readonly<Record<LaneName, LaneStatus>>;
}

/**
 * Runs the models in child processes, one per lane, one request at a time per lane. Requests reject with a
 * ClickcutError: `cancelled`, `inference-crashed` when the child ended under the request (the next one works again),
 * `inference-failed`, `provider-unavailable`, `model-missing`, `model-damaged`, `file-not-writable`, `bad-request`.
 */
export interface Inference {
  /** Encodes a photo for clicks. `embedding` is half bits [256,64,64]; `ms` is the raw run. */
  encode(request: EncodeRequest, options?: CallOptions<WorkProgress>): Promise<{ readonly embedding: Uint16Array; readonly ms: number }>;
  /** `logits` [4,256,256] over the 1024 frame, `iou` [4]; goes ahead of waiting encodes. `ms` is the raw run. */
  decode(
    request: DecodeRequest,
    options?: CallOptions<WorkProgress>,
  ): Promise<{ readonly logits: Float32Array; readonly iou: Float32Array; readonly ms: number }>;
  /** `pixels`: RGB bytes of the photo stretched to 1024 x 1024. `alpha`: 1024 * 1024 bytes. `ms` is the raw run. */
  matte(request: { readonly pixels: Uint8Array }, options?: CallOptions<WorkProgress>): Promise<{ readonly alpha: Uint8Array; readonly ms: number }>;
  /** Starts the lane's child and loads its quick graph, so that the first request finds it ready. */
  warm(lane: LaneName): Promise<void>;
  /** Hands an embedding (half bits [256,64,64]) to the click lane ahead of the first `decode` that names its key. */
  hold(key: string, embedding: Uint16Array): Promise<void>;
  status(): InferenceStatus;
  /** Called whenever `status()` may have changed; returns the function that stops it. */
  onStatus(listener: () => void): () => void;
  /** Another choice for all later requests; children that run with the old one are replaced when they are idle. */
  setProvider(choice: ProviderChoice): void;
  /**
   * Finds out, while nothing else runs, which provider to trust, and uses it from then on. Steps aside for every
   * request and goes on later. Resolves at once when the choice is not 'auto' or the verdict is known.
   */
  proveWhenIdle(options?: { readonly signal?: AbortSignal; readonly quietMs?: number }): Promise<void>;
  /** Ends a lane's child now; a request that it works on rejects with `inference-crashed`. */
  kill(lane: LaneName): void;
  /** Ends everything; later requests reject with `disconnected`. */
  close(): Promise<void>;
}
