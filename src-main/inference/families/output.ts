import { ClickcutError } from '../../../src-preload/contract/errors';
import type { F32Tensor } from '../onnx/session';

/**
 * The data of one output.
 * @throws ClickcutError `inference-failed` when it is not there or has another length, as a faulty provider may answer
 */
export function requireOutput(outputs: Readonly<Record<string, F32Tensor>>, name: string, length: number): Float32Array {
  const data = outputs[name]?.data;
  if (data?.length === length) return data;
  const found = data === undefined ? 'nothing' : `${data.length} numbers`;
  throw new ClickcutError({ code: 'inference-failed', message: `The model answered ${found} as '${name}' instead of ${length} numbers.` });
}
