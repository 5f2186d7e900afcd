import type { onnx } from 'onnx-proto';
import { halfToFloat } from '../../../src-preload/model/half-float';
import { decodeGraph, elementType, encodeGraph, prune, setOutputs, type EditableGraph } from './graph';

const outputName = 'output';

/**
 * Widens the half-precision weights to f32 and takes out the casts between the two, which a CPU pays for at every
 * layer, and the eleven outputs that nobody reads.
 * @param bytes the assembled fp16 model
 * @returns an ONNX model with the one output `output` [1,1,1024,1024]
 */
export function rewriteIsnet(bytes: Uint8Array): Uint8Array {
  const model = decodeGraph(bytes);
  for (const tensor of model.graph.initializer) widen(tensor);
  for (const node of model.graph.node) {
    for (const attribute of node.attribute ?? []) if (attribute.t) widen(attribute.t);
  }
  removeCasts(model);
  setOutputs(model, [{ name: outputName, shape: [1, 1, 1024, 1024] }]);
  prune(model);
  return encodeGraph(model);
}

function widen(tensor: onnx.ITensorProto): void {
  if (tensor.dataType !== elementType.float16) return;
  const raw = tensor.rawData;
  if (!raw || raw.byteLength === 0) throw new Error(`the fp16 weight '${tensor.name ?? ''}' is not stored as raw bytes`);
  // The bytes lie at any offset in the file; halves need an even one.
  const halves = new Uint16Array(raw.slice().buffer, 0, raw.byteLength / 2);
  const floats = halfToFloat(halves);
  tensor.dataType = elementType.float32;
  tensor.rawData = new Uint8Array(floats.buffer);
}

/** With every weight f32, a cast between the float types is the identity: its readers read what it read. */
function removeCasts({ graph }: EditableGraph): void {
  const sources = new Map<string, string>();
  for (const node of graph.node) {
    if (isFloatCast(node)) sources.set(node.output?.[0] ?? '', node.input?.[0] ?? '');
  }
  const origin = (name: string): string => {
    let at = name;
    for (let next = sources.get(at); next !== undefined; next = sources.get(at)) at = next;
    return at;
  };
  // The model's output was the result of a cast: the tensor behind it takes over the public name.
  const behindOutput = origin(outputName);
  const rename = (name: string): string => (origin(name) === behindOutput ? outputName : origin(name));
  graph.node = graph.node.filter((node) => !isFloatCast(node));
  for (const node of graph.node) {
    node.input = (node.input ?? []).map(rename);
    node.output = (node.output ?? []).map(rename);
  }
}

function isFloatCast(node: onnx.INodeProto): boolean {
  if (node.opType !== 'Cast') return false;
  const to = Number(node.attribute?.find((attribute) => attribute.name === 'to')?.i ?? 0);
  return to === elementType.float16 || to === elementType.float32;
}
