/**
 * One message in one binary frame: `u32 LE header length | JSON header | padding to 8 | raw buffers, each padded to 8`.
 * In the header a buffer stands as `{"$b": [view kind, index]}` and `$l` lists the byte lengths. Padding keeps typed
 * arrays aligned, so that the receiver makes views on the frame instead of copies.
 */
const views = { ArrayBuffer, Uint8Array, Uint8ClampedArray, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array } as const;
type ViewName = keyof typeof views;
const isViewName = (name: unknown): name is ViewName => typeof name === 'string' && Object.hasOwn(views, name);

const align = (length: number): number => (length + 7) & ~7;
const marker = '$b';
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** By tag, not by constructor: it holds across realms, for Node's Buffer, and for objects without a prototype. */
function viewName(value: object): ViewName | undefined {
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  return isViewName(tag) ? tag : undefined;
}

export function encodeFrame(message: unknown): Uint8Array<ArrayBuffer> {
  const buffers: Uint8Array[] = [];
  const replace = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const name = viewName(value);
    if (name !== undefined) {
      buffers.push(
        value instanceof ArrayBuffer
          ? new Uint8Array(value)
          : new Uint8Array((value as Uint8Array).buffer, (value as Uint8Array).byteOffset, (value as Uint8Array).byteLength),
      );
      return { [marker]: [name, buffers.length - 1] };
    }
    if (Array.isArray(value)) return value.map(replace);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner)]));
  };
  const body = replace(message);
  const header = encoder.encode(JSON.stringify({ m: body, l: buffers.map((b) => b.byteLength) }));
  const start = align(4 + header.byteLength);
  const frame = new Uint8Array(buffers.reduce((sum, b) => sum + align(b.byteLength), start));
  new DataView(frame.buffer).setUint32(0, header.byteLength, true);
  frame.set(header, 4);
  let offset = start;
  for (const buffer of buffers) {
    frame.set(buffer, offset);
    offset += align(buffer.byteLength);
  }
  return frame;
}

/** @throws {Error} when the frame is not one that `encodeFrame` makes; nothing beyond the frame is ever read. */
export function decodeFrame(frame: ArrayBuffer): unknown {
  if (frame.byteLength < 4) throw new Error('frame too short');
  const headerLength = new DataView(frame).getUint32(0, true);
  if (headerLength > frame.byteLength - 4) throw new Error('frame header longer than the frame');
  const header = JSON.parse(decoder.decode(new Uint8Array(frame, 4, headerLength))) as { m?: unknown; l?: unknown };
  if (!Array.isArray(header.l)) throw new Error('frame without lengths');
  const spans: { readonly offset: number; readonly length: number }[] = [];
  let offset = align(4 + headerLength);
  for (const length of header.l) {
    if (typeof length !== 'number' || !Number.isInteger(length) || length < 0 || offset + length > frame.byteLength) {
      throw new Error('frame buffers longer than the frame');
    }
    spans.push({ offset, length });
    offset += align(length);
  }
  const restore = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(restore);
    const placeholder = (value as Record<string, unknown>)[marker];
    if (Array.isArray(placeholder)) {
      const [name, index] = placeholder as readonly unknown[];
      const span = typeof index === 'number' ? spans[index] : undefined;
      if (!isViewName(name) || !span) throw new Error('frame refers to a buffer that it does not hold');
      if (name === 'ArrayBuffer') return frame.slice(span.offset, span.offset + span.length);
      const View = views[name];
      return new View(frame, span.offset, span.length / View.BYTES_PER_ELEMENT);
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, restore(inner)]));
  };
  return restore(header.m);
}
