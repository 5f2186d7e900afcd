/** Side of the square that MobileSAM sees. A photo lies in its upper left corner, the rest is padding. */
export const frameSide = 1024;
export const embeddingShape = [1, 256, 64, 64] as const;
export const embeddingLength = 256 * 64 * 64;
export const logitsSide = 256;
/** The decoder's four masks: the first is for unambiguous prompts, the others are part, larger part and whole. */
export const maskCount = 4;

/** Names inside the published decoder: the logits of all four masks, before the export picks one of them. */
export const logitsTensor = '/Reshape_9_output_0';
/** And the predicted IoU of all four. */
export const iouTensor = '/iou_prediction_head/layers.2/Gemm_output_0';
