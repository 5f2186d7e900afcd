import type { AnnotationFormat } from '../../../../src-preload/model/job';
import type { RasterWorker } from '../../raster/raster-worker';
import type { AnnotatedPhoto, AnnotationFile } from '../annotated-photo';
import type { ClassList } from '../categories';

/** What every format is written with. */
export interface WritingContext {
  readonly format: AnnotationFormat;
  readonly classes: ClassList;
  /** Of polygons, in pixels. */
  readonly tolerance: number;
  readonly made: { readonly by: string; readonly version: string };
  readonly raster: Pick<RasterWorker, 'run'>;
  readonly signal: AbortSignal | undefined;
}

/** A photo with a name for files that no other one of the set has. */
export interface NamedPhoto extends AnnotatedPhoto {
  readonly stem: string;
  /** Place in the set, from 0. */
  readonly index: number;
}

/** Writes a set photo by photo. */
export interface AnnotationWriter {
  /** Files that are finished with this photo. */
  photo(photo: NamedPhoto): AsyncGenerator<AnnotationFile>;
  /** Files about all of them. */
  end(): AsyncGenerator<AnnotationFile>;
}

const encoder = new TextEncoder();
export const textFile = (path: string, text: string): AnnotationFile => ({ path, bytes: encoder.encode(text) });
export const jsonFile = (path: string, value: unknown): AnnotationFile => textFile(path, `${JSON.stringify(value)}\n`);

/** Polygons of an object. */
export async function polygonsOf(
  { width, height }: AnnotatedPhoto,
  { counts }: { readonly counts: string },
  join: 'pieces' | 'all',
  { raster, tolerance, signal }: Pick<WritingContext, 'raster' | 'tolerance' | 'signal'>,
): Promise<readonly Float64Array[]> {
  const { rings } = await raster.run('mask-polygons', { size: { width, height }, counts, tolerance, join }, { signal });
  return rings;
}
