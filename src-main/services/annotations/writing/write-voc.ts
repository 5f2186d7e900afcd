import { ClickcutError, throwIfAborted } from '../../../../src-preload/contract/errors';
import type { Rect, Size } from '../../../../src-preload/model/geometry';
import type { AnnotatedObject } from '../annotated-photo';
import { vocColours } from '../voc-colours';
import { textFile, type AnnotationWriter, type NamedPhoto, type WritingContext } from './annotation-writer';
import { encodeRows } from './index-png';

/** 0 is the background, 255 the border. */
const most = 254;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c).replace(/[\p{Cc}]/gu, ' ');

const touchesBorder = ({ x, y, width, height }: Rect, photo: Size): boolean => x === 0 || y === 0 || x + width === photo.width || y + height === photo.height;

/** Boxes count pixels from 1, both ends included. */
const objectXml = ({ category, bounds }: AnnotatedObject, photo: Size): string => `  <object>
    <name>${escaped(category)}</name>
    <pose>Unspecified</pose>
    <truncated>${touchesBorder(bounds, photo) ? 1 : 0}</truncated>
    <difficult>0</difficult>
    <bndbox>
      <xmin>${bounds.x + 1}</xmin>
      <ymin>${bounds.y + 1}</ymin>
      <xmax>${bounds.x + bounds.width}</xmax>
      <ymax>${bounds.y + bounds.height}</ymax>
    </bndbox>
  </object>
`;

const annotationXml = (photo: NamedPhoto, made: WritingContext['made']): string => `<annotation>
  <folder>JPEGImages</folder>
  <filename>${escaped(photo.fileName)}</filename>
  <source>
    <database>${escaped(`${made.by} ${made.version}`)}</database>
  </source>
  <size>
    <width>${photo.width}</width>
    <height>${photo.height}</height>
    <depth>3</depth>
  </size>
  <segmented>1</segmented>
${photo.objects.map((object) => objectXml(object, photo)).join('')}</annotation>
`;

function tooMany(what: string): ClickcutError {
  return new ClickcutError({ code: 'bad-request', message: `${what}; the pictures of Pascal VOC tell ${most} apart.`, hint: 'Use another format, such as coco, or keep fewer.' });
}

/** A line a class: name and colour, in the manner of CVAT. VOC itself has nothing that names the numbers. */
const labelMap = (names: readonly string[]): string =>
  ['background', ...names].map((name, i) => {
    const colour = vocColours[i] ?? 0;
    return `${name.replaceAll(':', ' ')}:${colour >> 16},${(colour >> 8) & 255},${colour & 255}::\n`;
  }).join('');

/**
 * Pascal VOC: two palette pictures a photo (which class, which object), boxes as XML, and the list of photos. A pixel
 * belongs to one object: what lies on top hides what is under it. No border is marked.
 */
export function writeVoc({ classes, made, raster, signal }: WritingContext): AnnotationWriter {
  const stems: string[] = [];
  const picture = async ({ width, height }: NamedPhoto, objects: readonly { readonly counts: string; readonly value: number }[]) => {
    const { alpha } = await raster.run('index-rows', { size: { width, height }, objects }, { signal });
    return encodeRows({ width, height }, alpha, vocColours);
  };
  return {
    async *photo(photo) {
      throwIfAborted(signal);
      if (photo.objects.length > most) throw tooMany(`'${photo.fileName}' has ${photo.objects.length} objects`);
      const byClass = photo.objects.map(({ counts, category }) => ({ counts, value: classes.indexOf(category) + 1 }));
      if (classes.names().length > most) throw tooMany(`There are ${classes.names().length} classes`);
      stems.push(photo.stem);
      yield textFile(`Annotations/${photo.stem}.xml`, annotationXml(photo, made));
      yield { path: `SegmentationClass/${photo.stem}.png`, bytes: await picture(photo, byClass) };
      yield { path: `SegmentationObject/${photo.stem}.png`, bytes: await picture(photo, photo.objects.map(({ counts }, i) => ({ counts, value: i + 1 }))) };
    },
    async *end() {
      yield textFile('ImageSets/Segmentation/trainval.txt', stems.map((stem) => `${stem}\n`).join(''));
      yield textFile('labelmap.txt', `# label:color_rgb:parts:actions\n${labelMap(classes.names())}`);
    },
  };
}
