import type { Rect, Size } from '../../../../src-preload/model/geometry';

/** One picture of a sheet. */
export interface SheetFrame {
  /** Its key: unique on the sheet, usually a file name. */
  readonly name: string;
  /** Where it lies on the sheet. */
  readonly frame: Rect;
  /** How large it was before its empty border was cut off, and which part of that is left; as large as it is unless told. */
  readonly source?: { readonly size: Size; readonly part: Rect } | undefined;
}

export interface SheetInfo extends Size {
  /** File name of the picture of the sheet. */
  readonly image: string;
  readonly frames: readonly SheetFrame[];
}

const rectOf = ({ x, y, width, height }: Rect) => ({ x, y, w: width, h: height });

/** TexturePacker's "JSON (Hash)", which Phaser, PixiJS, Cocos and others read: nothing is turned, the scale is 1. */
export function sheetJson({ image, width, height, frames }: SheetInfo): string {
  const entries = frames.map(({ name, frame, source }) => {
    const size = source?.size ?? frame;
    const part = source?.part ?? { x: 0, y: 0, width: frame.width, height: frame.height };
    const isTrimmed = part.x !== 0 || part.y !== 0 || part.width !== size.width || part.height !== size.height;
    return [name, { frame: rectOf(frame), rotated: false, trimmed: isTrimmed, spriteSourceSize: rectOf(part), sourceSize: { w: size.width, h: size.height } }] as const;
  });
  const meta = { app: 'Clickcut', version: '1.0', image, format: 'RGBA8888', size: { w: width, h: height }, scale: '1' };
  return `${JSON.stringify({ frames: Object.fromEntries(entries), meta }, null, 1)}\n`;
}
