import { throwIfAborted } from '../../../../src-preload/contract/errors';
import type { AnnotatedObject } from '../annotated-photo';
import { cocoAnnotation, cocoFrame, cocoImage, type CocoObject } from '../coco';
import { polygonsOf, type AnnotationWriter, type NamedPhoto, type WritingContext } from './annotation-writer';

export const cocoFileName = 'annotations.json';

/** One file for the whole set, kept as text from photo to photo: records would take ten times the room. */
export function writeCoco(context: WritingContext): AnnotationWriter {
  const images: string[] = [];
  const annotations: string[] = [];

  const segmentationOf = async (photo: NamedPhoto, object: AnnotatedObject): Promise<CocoObject['segmentation']> =>
    context.format === 'coco' ? { counts: object.counts } : { rings: await polygonsOf(photo, object, 'pieces', context) };

  return {
    async *photo(photo) {
      images.push(JSON.stringify(cocoImage(photo.index + 1, photo)));
      for (const object of photo.objects) {
        throwIfAborted(context.signal);
        const record = { ...object, segmentation: await segmentationOf(photo, object) };
        annotations.push(JSON.stringify(cocoAnnotation(annotations.length + 1, photo.index + 1, photo, record, context.classes)));
      }
      yield* [];
    },
    async *end() {
      const { info, licenses, categories } = cocoFrame(context.made, context.classes);
      const head = `{"info":${JSON.stringify(info)},"licenses":${JSON.stringify(licenses)},"categories":${JSON.stringify(categories)}`;
      // Joined as bytes: a text of more than half a gigabyte is beyond what a string can be.
      const parts = [head, ',"images":[', ...separated(images), '],"annotations":[', ...separated(annotations), ']}\n'].map((part) => Buffer.from(part));
      const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
      parts.reduce((at, part) => {
        bytes.set(part, at);
        return at + part.length;
      }, 0);
      yield { path: cocoFileName, bytes };
    },
  };
}

const separated = (texts: readonly string[]): readonly string[] => texts.map((text, i) => (i === 0 ? text : `,${text}`));
