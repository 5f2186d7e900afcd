import type { Size } from '../../../src-preload/model/geometry';
import { frameAround, opacityAt, selectedArea } from '../../editor/smart-select/thumbnail';

/** Twice the size on the page, for sharp screens. */
export const thumbnailSize: Size = { width: 144, height: 100 };

/** What would be cut out, close up. */
export function paintCandidate(canvas: HTMLCanvasElement, proxy: HTMLCanvasElement, logits: Float32Array, frame: Size): void {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return;
  const { width, height } = canvas;
  context.clearRect(0, 0, width, height);
  const area = selectedArea(logits, frame);
  if (!area) return;
  const crop = frameAround(area, proxy, thumbnailSize);
  context.imageSmoothingQuality = 'high';
  context.drawImage(proxy, crop.x, crop.y, crop.width, crop.height, 0, 0, width, height);
  const pixels = context.getImageData(0, 0, width, height);
  for (let y = 0; y < height; y += 1) {
    const v = (crop.y + ((y + 0.5) / height) * crop.height) / proxy.height;
    for (let x = 0; x < width; x += 1) {
      const u = (crop.x + ((x + 0.5) / width) * crop.width) / proxy.width;
      const at = (y * width + x) * 4 + 3;
      pixels.data[at] = (pixels.data[at] ?? 0) * opacityAt(logits, frame, u, v);
    }
  }
  context.putImageData(pixels, 0, 0);
}
