import type { Raster } from '../../../../src-preload/raster/raster';
import { abortable } from '../../images/abortable';
import { decode } from '../../images/decode';
import { probe } from '../../images/probe';
import { fromRaster, toRaster } from '../../images/sharp';
import type { RasterWorker } from '../../raster/raster-worker';
import { vocClasses, vocColours } from '../voc-colours';
import { damaged, otherSize } from './annotation-errors';
import { createSet, within, type AnnotationSet, type PhotoToAnnotate, type ReadObject } from './annotation-set';
import type { AnnotationSource } from './annotation-source';
import { vocObjectNames } from './voc-xml';

const picture = /(?:^|\/)Segmentation(Object|Class)\/([^/]+)\.png$/;
export const isVoc = (path: string): boolean => picture.test(path);

interface Classes {
  readonly colours: readonly number[];
  /** The first is the background. */
  readonly names: readonly string[];
  /** A file of the set says so; otherwise they are VOC's own. */
  readonly isTold: boolean;
}

/** Lines `name:r,g,b:parts:actions`, as CVAT writes them. */
async function classesOf(source: AnnotationSource): Promise<Classes> {
  const path = source.paths.find((candidate) => /(?:^|\/)labelmap\.txt$/i.test(candidate));
  if (path === undefined) return { colours: vocColours, names: ['background', ...vocClasses], isTold: false };
  const rows = new TextDecoder().decode(await source.read(path)).split(/\r?\n/).flatMap((line) => {
    const [, name = '', r, g, b] = /^([^#:][^:]*):(\d{1,3}),(\d{1,3}),(\d{1,3}):/.exec(line) ?? [];
    return r === undefined ? [] : [{ name: name.trim(), colour: (Number(r) << 16) | (Number(g) << 8) | Number(b) }];
  });
  const sorted = [...rows.filter(({ colour }) => colour === 0), ...rows.filter(({ colour }) => colour !== 0)];
  return { colours: sorted.map(({ colour }) => colour), names: sorted.map(({ name }) => name), isTold: true };
}

/** A picture's numbers, or its palette's colours. */
async function planeOf(path: string, bytes: Uint8Array, photo: PhotoToAnnotate, signal: AbortSignal | undefined): Promise<Raster> {
  const header = await probe({ name: path, bytes });
  if (header.info.width !== photo.width || header.info.height !== photo.height) throw otherSize(path, photo.name, header.info, photo);
  const raster = await abortable(decode(bytes, header), signal);
  return header.info.space === 'b-w' ? toRaster(fromRaster(raster).extractChannel(0).toColourspace('b-w')) : raster;
}

/**
 * Pascal VOC: objects by SegmentationObject, else one object a class by SegmentationClass. Names come from a label map,
 * else from the boxes' XML, else they are VOC's own.
 */
export async function readVoc(source: AnnotationSource, raster: Pick<RasterWorker, 'run'>): Promise<AnnotationSet> {
  const classes = await classesOf(source);
  const parts = new Map<string, { readonly object?: string; readonly class?: string }>();
  for (const path of source.paths) {
    const [, kind, stem] = picture.exec(path) ?? [];
    if (stem !== undefined) parts.set(stem, { ...parts.get(stem), [kind === 'Object' ? 'object' : 'class']: path });
  }
  const xmlOf = new Map(source.paths.flatMap((path) => {
    const stem = /(?:^|\/)Annotations\/([^/]+)\.xml$/.exec(path)?.[1];
    return stem === undefined ? [] : [[stem, path] as const];
  }));

  const namesOf = async (stem: string): Promise<readonly string[]> => {
    const path = xmlOf.get(stem);
    if (path === undefined) return [];
    const text = new TextDecoder().decode(await source.read(path));
    return within((what, cause) => damaged(path, what, cause), () => vocObjectNames(text));
  };

  return createSet('voc', source.name, [...parts].map(([stem, part]) => ({
    name: stem,
    read: async (photo, signal): Promise<readonly ReadObject[]> => {
      const main = part.object ?? part.class ?? '';
      const [names, objects, classPlane] = [
        await namesOf(stem),
        await planeOf(main, await source.read(main), photo, signal),
        part.object !== undefined && part.class !== undefined ? await planeOf(part.class, await source.read(part.class), photo, signal) : undefined,
      ];
      const objectColours = part.object === undefined ? classes.colours : vocColours;
      const split = await raster.run('split-planes', { objects, classes: classPlane, objectColours, classColours: classes.colours }, { signal });
      if (split.strayColour >= 0) throw damaged(main, `its colour #${split.strayColour.toString(16).padStart(6, '0')} is none of Pascal VOC's colour map`);
      return split.objects.map(({ index, classIndex, runs }) => {
        const label = part.object === undefined ? index : classIndex;
        const told = label > 0 ? classes.names[label] : undefined;
        const boxed = part.object === undefined ? undefined : names[index - 1];
        const category = (classes.isTold ? (told ?? boxed) : (boxed ?? told)) ?? (label > 0 ? `class ${label}` : 'object');
        return { category, shape: { kind: 'runs', runs }, isCrowd: false };
      });
    },
  })));
}
