import type { F32Tensor, Session } from '../../onnx/session';
import { requireOutput } from '../output';
import { embeddingShape, iouTensor, logitsSide, logitsTensor, maskCount } from './frame';

/** In pixels of the 1024 frame. 1 belongs to the object, 0 does not; 2 and 3 are a box's upper left and lower right. */
export interface DecoderPoint {
  readonly x: number;
  readonly y: number;
  readonly label: 0 | 1 | 2 | 3;
}

export interface DecoderRequest {
  /** [256,64,64], rounded to half precision: fresh and stored embeddings then give the same masks. */
  readonly embedding: Float32Array;
  readonly points: readonly DecoderPoint[];
  /** The 256x256 logits of an earlier answer. */
  readonly maskInput?: Float32Array | undefined;
}

/**
 * Answers prompts with four masks (Kirillov et al. 2023, section 3).
 * @returns logits [4,256,256] over the 1024 frame, predicted IoU [4]; `ms` is the time of the raw run
 */
export async function decodePrompts(
  session: Session,
  request: DecoderRequest,
): Promise<{ readonly logits: Float32Array; readonly iou: Float32Array; readonly ms: number }> {
  const { outputs, ms } = await session.run(decoderFeeds(request));
  return {
    logits: requireOutput(outputs, logitsTensor, maskCount * logitsSide * logitsSide),
    iou: requireOutput(outputs, iouTensor, maskCount),
    ms,
  };
}

/** The inputs by name, as the standard ONNX export of SAM wants them. */
export function decoderFeeds({ embedding, points, maskInput }: DecoderRequest): Readonly<Record<string, F32Tensor>> {
  // The export was traced with a padding point wherever no box is given; without it the masks are worse.
  const hasBox = points.some((point) => point.label >= 2);
  const padded: readonly { readonly x: number; readonly y: number; readonly label: number }[] = hasBox
    ? points
    : [...points, { x: 0, y: 0, label: -1 }];
  return {
    image_embeddings: { data: embedding, dims: embeddingShape },
    point_coords: { data: Float32Array.from(padded.flatMap((point) => [point.x, point.y])), dims: [1, padded.length, 2] },
    point_labels: { data: Float32Array.from(padded, (point) => point.label), dims: [1, padded.length] },
    mask_input: { data: maskInput ?? new Float32Array(logitsSide * logitsSide), dims: [1, 1, logitsSide, logitsSide] },
    has_mask_input: { data: Float32Array.of(maskInput ? 1 : 0), dims: [1] },
  };
}
