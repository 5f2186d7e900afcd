import { damaged } from './annotation-errors';
import { createSet, within, type AnnotationSet, type PhotoToAnnotate, type ReadObject } from './annotation-set';
import type { AnnotationSource } from './annotation-source';
import { pointBudget, polygonFrom, type PointBudget } from './json-values';
import { yamlNames } from './yaml-names';

/** Lists of names and of photos that lie beside labels. */
const notLabels = /(?:^|\/)(?:classes|labels|train|val|test|trainval|readme|requirements|labelmap)\.txt$/i;

/** The label files of a set: those below `labels` where there are such. */
export function labelPaths(paths: readonly string[]): readonly string[] {
  const texts = paths.filter((path) => /\.txt$/i.test(path) && !notLabels.test(path) && !/(?:^|\/)ImageSets\//.test(path));
  const below = texts.filter((path) => /(?:^|\/)labels\//.test(path));
  return below.length > 0 ? below : texts;
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

async function namesOf(source: AnnotationSource): Promise<ReadonlyMap<number, string>> {
  const data = source.paths.find((path) => /\.ya?ml$/i.test(path));
  if (data !== undefined) return yamlNames(decode(await source.read(data)));
  const list = source.paths.find((path) => /(?:^|\/)classes\.txt$/i.test(path));
  if (list === undefined) return new Map();
  return new Map(decode(await source.read(list)).split(/\r?\n/).map((line) => line.trim()).filter(Boolean).entries());
}

/** Class and polygon, or class and box (centre and size), in shares of the sides. @throws RangeError */
function objectOf(line: string, names: ReadonlyMap<number, string>, photo: PhotoToAnnotate, budget: PointBudget): ReadObject {
  const [label, ...values] = line.split(/\s+/).map(Number);
  if (label === undefined || !Number.isInteger(label) || label < 0) throw new RangeError('its class is no number');
  const scaled = (share: readonly (number | undefined)[]): readonly number[] => share.map((value, i) => (value ?? NaN) * (i % 2 === 0 ? photo.width : photo.height));
  const [x = NaN, y = NaN, w = NaN, h = NaN] = values;
  const isBox = values.length === 4;
  const points = scaled(isBox ? [x - w / 2, y - h / 2, x + w / 2, y - h / 2, x + w / 2, y + h / 2, x - w / 2, y + h / 2] : values);
  return { category: names.get(label) ?? `class ${label}`, shape: { kind: 'polygons', polygons: [polygonFrom(points, photo, budget)] }, isCrowd: false };
}

/** YOLO labels: polygons, and boxes as rectangles. @throws ClickcutError `file-unreadable` */
export async function readYolo(source: AnnotationSource): Promise<AnnotationSet> {
  const names = await namesOf(source);
  return createSet('yolo', source.name, labelPaths(source.paths).map((path) => ({
    name: path.replace(/\.txt$/i, '').replace(/^(?:.*\/)?labels\//, ''),
    read: async (photo) => {
      const budget = pointBudget(path, photo.name);
      const lines = decode(await source.read(path)).split(/\r?\n/);
      return lines.flatMap((line, i) => {
        if (line.trim() === '') return [];
        return [within((what, cause) => damaged(path, `line ${i + 1}: ${what}`, cause), () => objectOf(line.trim(), names, photo, budget))];
      });
    },
  })));
}
