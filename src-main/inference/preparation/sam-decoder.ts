import { iouTensor, logitsTensor } from '../families/mobile-sam/frame';
import { decodeGraph, encodeGraph, prune, setOutputs } from './graph';

/**
 * The published decoder computes four masks, keeps one and enlarges it to the photo. This cuts the graph where all
 * four are still there: three real candidates come out, the enlarging (which we do better, and only for the mask
 * that is shown) goes, and with it the input `orig_im_size`.
 * @param bytes the published `sam.onnx`
 * @returns an ONNX model with the outputs [1,4,256,256] logits and [1,4] IoU
 */
export function rewriteSamDecoder(bytes: Uint8Array): Uint8Array {
  const model = decodeGraph(bytes);
  setOutputs(model, [
    { name: logitsTensor, shape: [1, 4, 256, 256] },
    { name: iouTensor, shape: [1, 4] },
  ]);
  prune(model);
  return encodeGraph(model);
}
