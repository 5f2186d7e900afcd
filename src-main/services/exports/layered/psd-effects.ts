import type { LayerEffectsInfo } from 'ag-psd';
import { rgbOf, type Colour } from '../../../../src-preload/model/colour';
import type { LayerEffects } from '../../../../src-preload/model/effects';

/** What Photoshop's dialogs take: sizes to 250 pixels, a stroke in whole pixels. */
const mostSize = 250;
const mostDistance = 30_000;

/** Whether a drop shadow and an outside stroke of Photoshop look as these effects do. */
export function hasPsdStyle({ shadow, outline }: LayerEffects): boolean {
  const isShadowThere = shadow === null || (shadow.blur <= mostSize && Math.hypot(shadow.dx, shadow.dy) <= mostDistance);
  const isOutlineThere = outline === null || (Number.isInteger(outline.width) && outline.width >= 1 && outline.width <= mostSize);
  return isShadowThere && isOutlineThere;
}

const pixels = (value: number) => ({ units: 'Pixels', value }) as const;

const colourOf = (colour: Colour) => {
  const [r, g, b] = rgbOf(colour);
  return { r, g, b };
};

/**
 * Shadow and outline as a layer style. Photoshop's angle is where the light comes from, counted against the clock from
 * the right, and the shadow falls the other way; its size is the blur's radius as CSS counts it. The layer does not
 * conceal the shadow, which here lies under all of it.
 */
export function psdEffects({ shadow, outline }: LayerEffects): LayerEffectsInfo {
  const shared = { present: true, showInDialog: true, enabled: true, blendMode: 'normal' } as const;
  return {
    scale: 1,
    disabled: false,
    ...(shadow && {
      dropShadow: [
        {
          ...shared,
          color: colourOf(shadow.colour),
          opacity: shadow.opacity,
          angle: (Math.atan2(shadow.dy, -shadow.dx) * 180) / Math.PI,
          distance: pixels(Math.hypot(shadow.dx, shadow.dy)),
          size: pixels(shadow.blur),
          choke: { units: 'Pixels', value: 0 },
          useGlobalLight: false,
          antialiased: false,
          layerConceals: false,
          contour: { name: 'Linear', curve: [{ x: 0, y: 0 }, { x: 255, y: 255 }] },
        },
      ],
    }),
    ...(outline && {
      stroke: [{ ...shared, size: pixels(outline.width), position: 'outside', fillType: 'color', color: colourOf(outline.colour), opacity: outline.opacity, overprint: false }],
    }),
  };
}
