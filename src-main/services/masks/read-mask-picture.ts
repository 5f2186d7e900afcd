import { ClickcutError } from '../../../src-preload/contract/errors';
import type { Size } from '../../../src-preload/model/geometry';
import { decode } from '../images/decode';
import { fromRaster, toRaster } from '../images/sharp';
import { probe } from '../images/probe';
import type { NamedBytes } from '../images/read-source';

/** Sides may be rounded when a picture is scaled. */
const slack = 1;

function fits(picture: Size, photo: Size): boolean {
  const scale = photo.width / picture.width;
  return Math.abs(picture.height * scale - photo.height) <= slack * Math.max(1, scale);
}

/**
 * A picture as the alpha of a photo: its own alpha where it is not opaque, else its luminance.
 * @returns photo.width * photo.height bytes
 * @throws ClickcutError `bad-request` for a picture of another shape, and as opening a photo does
 */
export async function readMaskPicture(source: NamedBytes, photo: Size): Promise<Uint8Array> {
  const header = await probe(source);
  if (!fits(header.info, photo)) {
    const message = `'${source.name}' is ${header.info.width} x ${header.info.height} pixels, the photo ${photo.width} x ${photo.height}.`;
    throw new ClickcutError({ code: 'bad-request', message, hint: 'Use a mask of the same size or the same shape.' });
  }
  const picture = await decode(source.bytes, header);
  const hasHoles = picture.channels === 4 && !(await fromRaster(picture).stats()).isOpaque;
  const plane = hasHoles ? fromRaster(picture).extractChannel(3) : fromRaster(picture).removeAlpha().greyscale();
  const grey = await toRaster(plane.toColourspace('b-w'));
  if (grey.width === photo.width && grey.height === photo.height) return grey.data;
  return (await toRaster(fromRaster(grey).resize(photo.width, photo.height, { fit: 'fill' }).toColourspace('b-w'))).data;
}
