import { writePsdUint8Array, type BlendMode as PsdBlendMode, type Layer, type LayerMaskData, type LayerRawDataChannel, type Psd } from 'ag-psd';
import type { BlendMode } from '../../../../src-preload/model/blend';
import { rgbOf } from '../../../../src-preload/model/colour';
import { packPlain, packPlane } from './pack-bits';
import { psdEffects } from './psd-effects';
import type { PsdNode, PsdPixels, PsdPlan } from './psd-protocol';

/** Photoshop's names; each of W3C's sixteen modes has its twin there. */
const modes: Readonly<Record<BlendMode, PsdBlendMode>> = {
  normal: 'normal',
  multiply: 'multiply',
  screen: 'screen',
  overlay: 'overlay',
  darken: 'darken',
  lighten: 'lighten',
  'color-dodge': 'color dodge',
  'color-burn': 'color burn',
  'hard-light': 'hard light',
  'soft-light': 'soft light',
  difference: 'difference',
  exclusion: 'exclusion',
  hue: 'hue',
  saturation: 'saturation',
  color: 'color',
  luminosity: 'luminosity',
};

/** Numbers of the file format; ag-psd's enums of them vanish when it is compiled. */
const transparency = -1;
const userMask = -2;
const rle = 1;
const rgbMode = 3;

/** Screens' resolution: a document has none of its own. */
const pixelsPerInch = 72;

/** A layer's pixels as they lie in the file. */
export interface PackedLayer {
  readonly box: Required<Pick<Layer, 'left' | 'top' | 'right' | 'bottom'>>;
  readonly mask: LayerMaskData | null;
  readonly channels: readonly LayerRawDataChannel[];
}

const boxOf = (left: number, top: number, { width, height }: { readonly width: number; readonly height: number }) => ({ left, top, right: left + width, bottom: top + height });

/** Packs all channels of a layer. Transparency comes first, as Photoshop writes it. */
export function packLayer({ left, top, raster, mask }: PsdPixels, large: boolean): PackedLayer {
  const { width, height, channels, data } = raster;
  const plane = (channel: number): Uint8Array => packPlane({ width, height, data, channels, channel, large });
  const coverage = mask && packPlane({ width: mask.bounds.width, height: mask.bounds.height, data: mask.alpha, channels: 1, channel: 0, large });
  return {
    box: boxOf(left, top, raster),
    mask: mask && { ...boxOf(mask.bounds.x, mask.bounds.y, mask.bounds), defaultColor: 0 },
    channels: [
      { id: transparency, compression: rle, data: channels === 4 ? plane(3) : packPlain(255, { width, height, large }) },
      ...[0, 1, 2].map((id) => ({ id, compression: rle, data: plane(channels === 1 ? 0 : id) })),
      ...(coverage ? [{ id: userMask, compression: rle, data: coverage }] : []),
    ],
  };
}

/** A layer without pixels still counts: others may be clipped to it. */
export const packedNothing: PackedLayer = {
  box: { left: 0, top: 0, right: 0, bottom: 0 },
  mask: null,
  channels: [transparency, 0, 1, 2].map((id) => ({ id, compression: 0, data: undefined })),
};

export const packedBytes = ({ channels }: PackedLayer): number => channels.reduce((sum, { data }) => sum + 2 + (data?.byteLength ?? 0), 0);

function layerOf(node: PsdNode, packed: readonly PackedLayer[], large: boolean): Layer {
  const { name, visible, locked, opacity, blend, clip } = node;
  const look: Layer = {
    name,
    hidden: !visible,
    opacity,
    blendMode: modes[blend],
    clipping: clip,
    ...(locked && { protected: { transparency: true, composite: true, position: true } }),
  };
  if (node.kind === 'group') return { ...look, opened: true, children: node.children.map((child) => layerOf(child, packed, large)) };
  const { box, mask, channels } = packed[node.pixels] ?? packedNothing;
  const { colour, styles } = node;
  const [r, g, b] = rgbOf(colour ?? '#000000');
  return {
    ...look,
    ...box,
    ...(mask && { mask }),
    rawData: { colorMode: rgbMode, bitsPerChannel: 8, channels: [...channels], large },
    ...(colour !== null && { vectorFill: { type: 'color', color: { r, g, b } } }),
    ...((styles.shadow || styles.outline) && { effects: psdEffects(styles) }),
  };
}

/**
 * The whole file. Groups are isolated (`normal`, not `pass through`).
 * @param packed layers in the order of the plan's numbers
 */
export function psdFile({ width, height, guides, nodes, merged, thumbnail }: PsdPlan, packed: readonly PackedLayer[], large: boolean): Uint8Array<ArrayBuffer> {
  const document: Psd = {
    width,
    height,
    imageData: { width, height, data: merged.data },
    children: nodes.map((node) => layerOf(node, packed, large)),
    imageResources: {
      resolutionInfo: {
        ...{ horizontalResolution: pixelsPerInch, horizontalResolutionUnit: 'PPI', widthUnit: 'Inches' },
        ...{ verticalResolution: pixelsPerInch, verticalResolutionUnit: 'PPI', heightUnit: 'Inches' },
      },
      thumbnailRaw: { width: thumbnail.width, height: thumbnail.height, data: thumbnail.jpeg },
      versionInfo: { hasRealMergedData: true, writerName: 'Clickcut', readerName: 'Clickcut', fileVersion: 1 },
      ...(guides.length > 0 && {
        gridAndGuidesInformation: { guides: guides.map(({ axis, at }) => ({ location: at, direction: axis === 'x' ? 'vertical' : 'horizontal' })) },
      }),
    },
  };
  const file = writePsdUint8Array(document, { psb: large, noBackground: true });
  return new Uint8Array(file.buffer as ArrayBuffer, file.byteOffset, file.byteLength);
}
