import sharp from 'sharp';
import type { OutputFile } from '../../../../src-main/services/exports/outputs/output-file';
import { createOutputs, type OutputRequest } from '../../../../src-main/services/exports/outputs/outputs';
import { toRaster } from '../../../../src-main/services/images/sharp';
import type { DocumentRecord, ImageInfo, Layer } from '../../../../src-preload/model/document';
import { exportOutput, type ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import type { Raster } from '../../../../src-preload/raster/raster';
import { traceWithin } from '../../../../src-preload/raster/tracing/trace-alpha';
import type { z } from 'zod';
import { createRenderStudio, documentOf, never, type RenderStudio } from '../../render/render-studio';

export const output = (given: z.input<typeof exportOutput>): ExportOutput => exportOutput.parse(given);

export const read = (bytes: Uint8Array): Promise<Raster> => toRaster(sharp(bytes));

/** One colour all over. */
export const flat = (width: number, height: number, colour: readonly [number, number, number]): Raster => ({
  width,
  height,
  channels: 3,
  data: Uint8Array.from({ length: width * height * 3 }, (_, i) => colour[i % 3] ?? 0),
});

export interface Given {
  readonly raster: Raster;
  readonly layers: (photo: ImageInfo, studio: RenderStudio) => readonly Layer[];
  readonly document?: Partial<DocumentRecord>;
}

/** Outputs of one document of a photo. */
export async function outputStudio({ raster, layers, document: more = {} }: Given) {
  const studio = createRenderStudio();
  const photo = await studio.addPhoto(raster);
  const document = documentOf(photo, layers(photo, studio), { name: 'Poster', images: { [photo.id]: photo }, ...more });
  const outputs = createOutputs({
    ...studio,
    psdEntry: () => {
      throw new Error('no worker');
    },
    trace: ({ bounds, alpha, tolerance }) => Promise.resolve(traceWithin(alpha, bounds, { tolerance })),
    now: () => new Date(2024, 1, 3),
  });
  const run = async (given: readonly ExportOutput[], request: Partial<OutputRequest> = {}): Promise<readonly OutputFile[]> => {
    const files: OutputFile[] = [];
    await outputs.run(
      { document, outputs: given, ...request },
      (file) => {
        files.push(file);
        return Promise.resolve();
      },
      { signal: never() },
    );
    return files;
  };
  return {
    studio,
    photo,
    document,
    outputs,
    run,
    /** The pixels of the only file. */
    picture: async (given: z.input<typeof exportOutput>, request: Partial<OutputRequest> = {}): Promise<Raster> => {
      const files = await run([output(given)], request);
      const [file] = files;
      if (!file || files.length !== 1) throw new Error(`${files.length} files`);
      return read(file.bytes);
    },
  };
}

/** The smallest rectangle that holds all pixels for which `test` says yes. */
export function boxOf({ width, height, channels, data }: Raster, test: (pixel: readonly number[]) => boolean) {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!test([...data.subarray((y * width + x) * channels, (y * width + x + 1) * channels)])) continue;
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    }
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
