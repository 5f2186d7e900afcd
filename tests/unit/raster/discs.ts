/** Antialiased disc, 16x16 samples a pixel: width * height bytes. */
export function discAlpha(width: number, height: number, cx: number, cy: number, radius: number): Uint8Array<ArrayBuffer> {
  const samples = 16;
  return Uint8Array.from({ length: width * height }, (_, k) => {
    const x = k % width;
    const y = Math.floor(k / width);
    const centre = Math.hypot(x + 0.5 - cx, y + 0.5 - cy);
    if (centre > radius + 1) return 0;
    if (centre < radius - 1) return 255;
    let inside = 0;
    for (let j = 0; j < samples; j++) {
      for (let i = 0; i < samples; i++) if (Math.hypot(x + (i + 0.5) / samples - cx, y + (j + 0.5) / samples - cy) < radius) inside++;
    }
    return Math.round((255 * inside) / samples ** 2);
  });
}

export const sumOf = (alpha: Uint8Array): number => alpha.reduce((sum, a) => sum + a, 0) / 255;
