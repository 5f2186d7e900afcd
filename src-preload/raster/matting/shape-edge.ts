import type { Rect, Size } from '../../model/geometry';
import { intersect } from '../../model/geometry';
import { fitAlpha, type CroppedAlpha } from '../bounds';
import { blurPlane } from '../gaussian-blur';
import { shiftEdge } from './shift-edge';
import { smoothEdge } from './smooth-edge';

/** Lengths are in pixels of the photo. */
export interface EdgeSettings {
  /** Radius of what is smoothed out of the contour; 0 leaves it. */
  readonly smooth: number;
  /** Standard deviation of the blur; 0 leaves the edge. */
  readonly feather: number;
  /** 0 leaves the edge, 1 makes it hard. */
  readonly contrast: number;
  /** How far the edge moves outwards; negative moves it inwards. */
  readonly shift: number;
}

const isPlain = ({ smooth, feather, contrast, shift }: EdgeSettings): boolean => smooth <= 0 && feather <= 0 && contrast <= 0 && shift === 0;

/** How far, in whole pixels, shaping looks and reaches beyond an alpha. Three boxes end at three deviations. */
export const edgeReach = ({ smooth, feather, shift }: EdgeSettings, scale = 1): number =>
  Math.ceil(scale * (1.5 * Math.max(0, smooth) + 3 * Math.max(0, feather) + Math.abs(shift))) + 3;

/** The alpha in a larger rectangle; beyond the photo's border its own pixels go on, so that a cut-off object stays cut off. */
function withRoom({ bounds, alpha }: Pick<CroppedAlpha, 'bounds' | 'alpha'>, image: Size, room: Rect): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(room.width * room.height);
  for (let y = 0; y < room.height; y++) {
    const row = Math.min(image.height - 1, Math.max(0, room.y + y)) - bounds.y;
    if (row < 0 || row >= bounds.height) continue;
    for (let x = 0; x < room.width; x++) {
      const column = Math.min(image.width - 1, Math.max(0, room.x + x)) - bounds.x;
      if (column >= 0 && column < bounds.width) out[y * room.width + x] = alpha[row * bounds.width + column] as number;
    }
  }
  return out;
}

/** Makes the ramp around one half steeper: alpha of 0.5 stays, and 1 leaves nothing between 0 and 255. */
function steepen(alpha: Uint8Array, contrast: number): void {
  const room = 1 - Math.min(1, contrast);
  const curve = Uint8Array.from({ length: 256 }, (_, level) => {
    if (room < 1e-3) return level >= 128 ? 255 : 0;
    return Math.min(255, Math.max(0, 127.5 + (level - 127.5) / room)) + 0.5;
  });
  for (let i = 0; i < alpha.length; i++) alpha[i] = curve[alpha[i] as number] as number;
}

/**
 * Shapes the edge of a mask: smooth, feather, contrast, then shift. The bounds grow where the edge does, never beyond
 * the photo. For a preview, pass a reduced mask with its reduced size and the reduction as `scale`.
 *
 * @param mask bounds in the photo (or its reduction) and their alpha
 * @param image size of the photo (or its reduction)
 * @param scale multiplies all lengths
 * @returns a mask in its tight bounds; the one given where nothing is to be done
 */
export function shapeEdge(mask: CroppedAlpha, image: Size, settings: EdgeSettings, scale = 1): CroppedAlpha {
  if (isPlain(settings) || mask.bounds.width === 0) return mask;
  const reach = edgeReach(settings, scale);
  const { bounds } = mask;
  const room = { x: bounds.x - reach, y: bounds.y - reach, width: bounds.width + 2 * reach, height: bounds.height + 2 * reach };
  let alpha = withRoom(mask, image, room);
  if (settings.smooth > 0) alpha = smoothEdge(alpha, room, settings.smooth * scale);
  if (settings.feather > 0) alpha = blurPlane(alpha, room, settings.feather * scale, 'clamped');
  if (settings.contrast > 0) steepen(alpha, settings.contrast);
  if (settings.shift !== 0) alpha = shiftEdge(alpha, room, settings.shift * scale);
  const inside = intersect(room, { x: 0, y: 0, ...image });
  return fitAlpha(cropTo(alpha, room, inside), inside, inside);
}

function cropTo(alpha: Uint8Array<ArrayBuffer>, room: Rect, inside: Rect): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(inside.width * inside.height);
  for (let y = 0; y < inside.height; y++) {
    const from = (inside.y - room.y + y) * room.width + inside.x - room.x;
    out.set(alpha.subarray(from, from + inside.width), y * inside.width);
  }
  return out;
}
