import type { ExportOutput } from '../../../../../src-preload/model/exporting/export-output';
import type { OpenImage } from '../../../images/images';
import { asBuffer, sharp } from '../../../images/sharp';
import { adobeRgbProfile, displayP3Profile } from './known-profiles';
import { isRgbProfile } from './profile-kind';

/** The profile of a photo's RGB numbers; `undefined` where they are sRGB for want of one, or no RGB. */
export async function ownProfile(photo: OpenImage): Promise<Uint8Array | undefined> {
  if (photo.info.profile === undefined) return undefined;
  const { icc } = await sharp(asBuffer(photo.bytes), { limitInputPixels: false }).metadata();
  return icc && isRgbProfile(icc) ? icc : undefined;
}

/** The profile that a file is to have; `undefined` for sRGB. @param own of the only photo that the pixels come from */
export function wantedProfile(colour: ExportOutput['colour'], own: Uint8Array | undefined): Uint8Array | undefined {
  switch (colour) {
    case 'srgb':
      return undefined;
    case 'keep':
      return own;
    case 'display-p3':
      return displayP3Profile;
    case 'adobe-rgb':
      return adobeRgbProfile;
  }
}
