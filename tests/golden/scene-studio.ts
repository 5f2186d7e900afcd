import sharp from 'sharp';
import { toRaster } from '../../src-main/services/images/sharp';
import type { StoredMask } from '../../src-main/services/masks/masks';
import type { Raster } from '../../src-preload/raster/raster';
import { airplane, flower } from '../helpers/sample-photos';
import { createRenderStudio, type RenderStudio } from '../unit/render/render-studio';
import { sceneText, type SceneAssets } from './scenes';

const small = async (path: string, width: number): Promise<Raster> => toRaster(sharp(path).resize(width).removeAlpha());

/** An engine's renderer that holds what the scenes are made of. */
export async function createSceneStudio(): Promise<{ readonly studio: RenderStudio; readonly assets: SceneAssets }> {
  const studio = createRenderStudio();
  const plane = await studio.addPhoto(await small(airplane, 240));
  const blossom = await studio.addPhoto(await small(flower, 160));
  const wholePlane = await studio.addPhoto(await small(airplane, 1024));
  const discOf = (softness: number): StoredMask =>
    studio.addMask(blossom, (x, y) => Math.round(255 * Math.min(1, Math.max(0, (58 - Math.hypot(x - 80, y - 95)) / softness))));
  const textBox = await studio.texts.render(sceneText, { scale: 1 });
  return { studio, assets: { plane, flower: blossom, wholePlane, disc: discOf(9).info, crisp: discOf(1).info, textBox } };
}
