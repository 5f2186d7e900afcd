/** Separate planes to straight RGBA; one plane of colour is grey, and without alpha everything is opaque. */
export function joinPlanes(pixels: number, colours: readonly Uint8Array[], alpha: Uint8Array | undefined): Uint8Array {
  const out = new Uint8Array(pixels * 4);
  const [red, green = red, blue = red] = colours;
  if (!red || !green || !blue) throw new RangeError('its pixels have no colour');
  for (let i = 0, o = 0; i < pixels; i++, o += 4) {
    out[o] = red[i] ?? 0;
    out[o + 1] = green[i] ?? 0;
    out[o + 2] = blue[i] ?? 0;
    out[o + 3] = alpha ? (alpha[i] ?? 0) : 255;
  }
  return out;
}

/** @param palette 256 reds, 256 greens, 256 blues. @throws RangeError when it is shorter */
export function lookUp(indices: Uint8Array, palette: Uint8Array): readonly Uint8Array[] {
  if (palette.length < 768) throw new RangeError('its palette is incomplete');
  return [0, 256, 512].map((from) => Uint8Array.from(indices, (index) => palette[from + index] ?? 0));
}
