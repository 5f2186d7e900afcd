/** 8-bit pixels, row-major, channels interleaved, no padding between rows: `data.length === width * height * channels`. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** 1 alpha or grey, 3 sRGB, 4 straight (not premultiplied) sRGB with alpha. */
  readonly channels: 1 | 3 | 4;
  readonly data: Uint8Array;
}
