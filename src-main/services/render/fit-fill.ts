import type { Size } from '../../../src-preload/model/geometry';
import { compose, scaling, translation, type Matrix } from '../../../src-preload/model/matrix';

/** Where a photo lies that fills the canvas: from its pixels to the document's. Covering and contained ones are centred. */
export function fitMatrix(fit: 'cover' | 'contain' | 'stretch', photo: Size, canvas: Size): Matrix {
  const [x, y] = [canvas.width / photo.width, canvas.height / photo.height];
  switch (fit) {
    case 'stretch':
      return scaling(x, y);
    case 'cover':
    case 'contain': {
      const scale = fit === 'cover' ? Math.max(x, y) : Math.min(x, y);
      return compose(translation((canvas.width - photo.width * scale) / 2, (canvas.height - photo.height * scale) / 2), scaling(scale, scale));
    }
  }
}
