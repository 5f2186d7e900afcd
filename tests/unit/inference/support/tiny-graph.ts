import { writeFileSync } from 'node:fs';
import proto from 'onnx-proto';

const { ModelProto } = proto.onnx;

/** Writes y = relu(x) * x over [1,64], the smallest graph with something to compute. */
export function writeTinyGraph(path: string): string {
  const tensor = (name: string): object => ({ name, type: { tensorType: { elemType: 1, shape: { dim: [{ dimValue: 1 }, { dimValue: 64 }] } } } });
  const model = ModelProto.fromObject({
    irVersion: 8,
    opsetImport: [{ domain: '', version: 13 }],
    graph: {
      name: 'tiny',
      node: [
        { opType: 'Relu', input: ['x'], output: ['r'] },
        { opType: 'Mul', input: ['r', 'x'], output: ['y'] },
      ],
      input: [tensor('x')],
      output: [tensor('y')],
    },
  });
  writeFileSync(path, ModelProto.encode(model).finish());
  return path;
}
