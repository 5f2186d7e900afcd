import { throwIfAborted } from '../../../../src-preload/contract/errors';
import type { Rect } from '../../../../src-preload/model/geometry';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import type { Raster } from '../../../../src-preload/raster/raster';
import { abortable } from '../../images/abortable';
import { corruptImage } from '../../images/image-errors';
import type { OpenImage } from '../../images/images';
import { maxPixels } from '../../images/limits';
import { asBuffer, fromRaster, sharp, toRaster, type Sharp } from '../../images/sharp';
import { inProfile, toDeepRaster } from './colour/convert-colours';
import { srgbProfile } from './colour/known-profiles';
import { ownProfile, wantedProfile } from './colour/wanted-profile';
import type { DeepRaster } from './picture';
import { widen } from './pixel-depth';

export interface PhotoPixelsOptions {
  readonly colour: ExportOutput['colour'];
  /** 16 gives photos of 16 bits their own depth, others their 8 bits times 257. */
  readonly depth: 8 | 16;
  readonly signal?: AbortSignal | undefined;
}

export interface PhotoPixels<R = Raster | DeepRaster> {
  readonly raster: R;
  /** The profile that the numbers are in; `undefined` for sRGB. */
  readonly profile: Uint8Array | undefined;
}

const isDeepPhoto = ({ info }: OpenImage): boolean => info.depth === 16 && (info.space === 'rgb16' || info.space === 'grey16');

const cut = (pipeline: Sharp, region: Rect | undefined): Sharp =>
  region ? pipeline.extract({ left: region.x, top: region.y, width: region.width, height: region.height }) : pipeline;

const withChannels = (pipeline: Sharp, { info }: OpenImage): Sharp => (info.hasAlpha ? pipeline.ensureAlpha() : pipeline.removeAlpha());

/** From the file, its numbers as they are or brought straight from its own profile into another one. */
async function decodeIn<R>(photo: OpenImage, region: Rect | undefined, space: 'srgb' | 'rgb16', profile: Uint8Array | undefined, run: (pipeline: Sharp) => Promise<R>): Promise<R> {
  const decoder = sharp(asBuffer(photo.bytes), { failOn: 'error', autoOrient: true, ignoreIcc: true, limitInputPixels: maxPixels });
  const pipeline = withChannels(cut(decoder, region), photo).toColourspace(space);
  try {
    return await (profile ? inProfile(pipeline, profile, run) : run(pipeline));
  } catch (error) {
    throw corruptImage(photo.info.name, photo.info.format.toUpperCase(), error);
  }
}

async function fullIn(photo: OpenImage, region: Rect | undefined, signal: AbortSignal | undefined): Promise<Raster> {
  const raster = await photo.full(signal);
  return region && (region.width !== raster.width || region.height !== raster.height) ? toRaster(cut(fromRaster(raster), region)) : raster;
}

/**
 * A photo's pixels for a file, upright, with what colours the file can hold: straight from the photo's own profile,
 * without a way round through sRGB that would clip them. Photos without an RGB profile come as sRGB whatever is
 * wanted: `encodePicture` brings them into the wanted profile without loss.
 * @param region whole pixels inside the photo; all of it unless given
 * @throws ClickcutError `not-found`, `image-corrupt`, `cancelled`
 */
export async function photoPixels(photo: OpenImage, region: Rect | undefined, { colour, depth, signal }: PhotoPixelsOptions): Promise<PhotoPixels> {
  throwIfAborted(signal);
  const own = await ownProfile(photo);
  const profile = own && wantedProfile(colour, own);
  const target = profile === own ? undefined : profile;
  if (depth === 16 && isDeepPhoto(photo)) {
    const into = own && profile === undefined ? srgbProfile : target;
    return { raster: await abortable(decodeIn(photo, region, 'rgb16', into, toDeepRaster), signal), profile };
  }
  const raster = profile ? await abortable(decodeIn(photo, region, 'srgb', target, toRaster), signal) : await fullIn(photo, region, signal);
  return { raster: depth === 16 ? await widen(raster, signal) : raster, profile };
}
