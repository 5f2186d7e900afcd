export type ArtworkFormat = 'psd' | 'ora';

const latin1 = (bytes: Uint8Array, from: number, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, from + length);

/** OpenRaster, File Layout Specification: the first entry is `mimetype`, stored, so that its text lies at a known place. */
function isOpenRaster(bytes: Uint8Array): boolean {
  if (latin1(bytes, 0, 4) !== 'PK\x03\x04' || latin1(bytes, 30, 8) !== 'mimetype') return false;
  const extra = (bytes[28] ?? 0) | ((bytes[29] ?? 0) << 8);
  return latin1(bytes, 38 + extra, 16) === 'image/openraster';
}

/** Files that come in as layers, by their first bytes: Photoshop (PSD, PSB) and OpenRaster. */
export function artworkFormat(bytes: Uint8Array): ArtworkFormat | undefined {
  if (latin1(bytes, 0, 4) === '8BPS') return 'psd';
  return isOpenRaster(bytes) ? 'ora' : undefined;
}
