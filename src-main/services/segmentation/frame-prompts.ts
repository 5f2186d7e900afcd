import { ClickcutError } from '../../../src-preload/contract/errors';
import { intersect, type Rect, type Size } from '../../../src-preload/model/geometry';
import type { Prompts } from '../../../src-preload/model/prompt';
import type { DecoderPoint } from '../../inference/inference';

/** SAM counts pixels from their centres and adds this itself; we count from the photo's outer corner. */
const toCentre = 0.5;

function badRequest(message: string): ClickcutError {
  return new ClickcutError({ code: 'bad-request', message });
}

/** The part of a box inside the photo. @throws ClickcutError `bad-request` when there is none */
export function clipBox(box: Rect, image: Size): Rect {
  const clipped = intersect(box, { x: 0, y: 0, ...image });
  if (clipped.width === 0 || clipped.height === 0) throw badRequest('The box holds no pixel of the photo.');
  return clipped;
}

/**
 * Prompts in image pixels as points of the 1024x1024 frame, scaled by exactly what the pixels were scaled by.
 * @throws ClickcutError `bad-request` for a point outside the photo
 */
export function toFramePoints({ points, box }: Prompts, frame: Size, image: Size): readonly DecoderPoint[] {
  const at = (x: number, y: number, label: DecoderPoint['label']): DecoderPoint => ({
    x: (x * frame.width) / image.width - toCentre,
    y: (y * frame.height) / image.height - toCentre,
    label,
  });
  const clicks = points.map(({ x, y, positive }) => {
    if (x < 0 || y < 0 || x > image.width || y > image.height) {
      throw badRequest(`The point ${x},${y} lies outside the photo, which is ${image.width} x ${image.height} pixels.`);
    }
    return at(x, y, positive ? 1 : 0);
  });
  if (!box) return clicks;
  const { x, y, width, height } = clipBox(box, image);
  return [...clicks, at(x, y, 2), at(x + width, y + height, 3)];
}
