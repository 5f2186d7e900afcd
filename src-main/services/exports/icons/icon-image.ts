import { ClickcutError } from '../../../../src-preload/contract/errors';
import { pngHeader } from '../../imports/ora/png-header';

/** One size of an icon: a square PNG file. */
export interface IconImage {
  /** Pixels along each side. */
  readonly side: number;
  readonly png: Uint8Array;
}

/** @throws ClickcutError `internal` for a picture that is not what it claims to be */
export function checkIconImage({ side, png }: IconImage): void {
  const header = pngHeader(png);
  if (header?.width === side && header.height === side) return;
  const found = header ? `${header.width} × ${header.height} pixels` : 'no PNG file';
  throw new ClickcutError({ code: 'internal', message: `The icon of ${side} pixels is ${found}.` });
}
