import { throwIfAborted } from '../../../../src-preload/contract/errors';
import { polygonsOf, textFile, type AnnotationWriter, type WritingContext } from './annotation-writer';

/** Millionths of a side: a hundredth of a pixel in photos of 10 000. */
const digits = 6;

const share = (value: number, side: number): string => String(Number(Math.min(1, Math.max(0, value / side)).toFixed(digits)));

/** A name as YAML's double-quoted scalar, which is JSON's. */
const quoted = (name: string): string => JSON.stringify(name);

/**
 * YOLO segmentation, as Ultralytics reads it: a text file a photo, a line an object: its class, then one polygon in
 * shares of the photo's sides. The format has neither holes nor pieces: they are joined by cuts without width.
 */
export function writeYolo(context: WritingContext): AnnotationWriter {
  return {
    async *photo(photo) {
      const lines: string[] = [];
      for (const object of photo.objects) {
        throwIfAborted(context.signal);
        const [polygon] = await polygonsOf(photo, object, 'all', context);
        if (!polygon) continue;
        const points = Array.from(polygon, (value, i) => share(value, i % 2 === 0 ? photo.width : photo.height));
        lines.push(`${context.classes.indexOf(object.category)} ${points.join(' ')}\n`);
      }
      yield textFile(`labels/${photo.stem}.txt`, lines.join(''));
    },
    async *end() {
      const names = context.classes.names().map((name, i) => `  ${i}: ${quoted(name)}\n`);
      yield textFile('data.yaml', `path: .\ntrain: images\nval: images\nnames:${names.length === 0 ? ' {}\n' : `\n${names.join('')}`}`);
    },
  };
}
