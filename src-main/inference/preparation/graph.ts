// A CommonJS package: Node gives its names only through the default.
import proto, { type onnx } from 'onnx-proto';

const { ModelProto, ValueInfoProto } = proto.onnx;

/** What ONNX calls the element types that occur in our models. */
export const elementType = { float32: 1, float16: 10 } as const;

export interface OutputSpec {
  readonly name: string;
  readonly shape: readonly (number | string)[];
}

export interface EditableGraph {
  readonly model: onnx.ModelProto;
  readonly graph: onnx.GraphProto;
}

/**
 * Parses a model for editing. Weights stay views on `bytes`: do not change them afterwards.
 * @throws {Error} when the bytes are not an ONNX model with a graph
 */
export function decodeGraph(bytes: Uint8Array): EditableGraph {
  const model = ModelProto.decode(bytes);
  const graph = model.graph;
  if (!graph) throw new Error('the ONNX model has no graph');
  return { model: model as onnx.ModelProto, graph: graph as onnx.GraphProto };
}

export const encodeGraph = ({ model }: EditableGraph): Uint8Array => ModelProto.encode(model).finish();

/** Makes these f32 tensors, which must exist in the graph, its only outputs. */
export function setOutputs({ graph }: EditableGraph, outputs: readonly OutputSpec[]): void {
  const produced = new Set(graph.node.flatMap((node) => node.output ?? []));
  for (const { name } of outputs) {
    if (!produced.has(name)) throw new Error(`the graph has no tensor '${name}'`);
  }
  graph.output = outputs.map(({ name, shape }) => {
    const dim = shape.map((length) => (typeof length === 'number' ? { dimValue: length } : { dimParam: length }));
    return ValueInfoProto.fromObject({ name, type: { tensorType: { elemType: elementType.float32, shape: { dim } } } });
  });
}

/**
 * Drops every node, weight and input that no output depends on. The shape notes of inner tensors go as well: they
 * are optional, and wrong ones are worse than none.
 */
export function prune({ graph }: EditableGraph): void {
  const producers = new Map<string, onnx.INodeProto>();
  for (const node of graph.node) for (const name of node.output ?? []) producers.set(name, node);
  const needed = new Set<string>();
  const live = new Set<onnx.INodeProto>();
  const open = graph.output.map((output) => output.name ?? '');
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    const node = producers.get(name);
    if (!node || live.has(node)) continue;
    live.add(node);
    open.push(...(node.input ?? []));
  }
  const isNeeded = ({ name }: { name?: string | null }): boolean => needed.has(name ?? '');
  graph.node = graph.node.filter((node) => live.has(node));
  graph.initializer = graph.initializer.filter(isNeeded);
  graph.input = graph.input.filter(isNeeded);
  graph.valueInfo = [];
}
