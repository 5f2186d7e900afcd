import { boundsAfter, compose, scaling, translation } from '../../../src-preload/model/matrix';
import type { CutoutLayer, DocumentRecord, ImageId, ImageInfo, Layer } from '../../../src-preload/model/document';
import { isPlaced } from '../../../src-preload/model/layer';
import type { Rect, Size } from '../../../src-preload/model/geometry';
import type { MaskId } from '../../../src-preload/model/ids';

/** What takes the place of a project's main thing. */
export interface NewSubject {
  readonly name: string;
  readonly image: ImageInfo;
  readonly mask: MaskId;
  /** Of the mask, in pixels of the photo. */
  readonly bounds: Rect;
  /** How its edge was found. */
  readonly refine: CutoutLayer['refine'];
}

/** The cut-out that a project is about: the topmost one. */
export const mainCutout = ({ layers }: DocumentRecord): CutoutLayer | undefined => layers.findLast((layer) => layer.kind === 'cutout');

/** All of `from` inside `to`: as large as fits, in the middle, and standing where the other stood. */
function standingIn(from: Rect, to: Rect): CutoutLayer['transform'] {
  const scale = Math.min(to.width / from.width, to.height / from.height);
  const left = to.x + (to.width - from.width * scale) / 2;
  const top = to.y + to.height - from.height * scale;
  return compose(translation(left, top), compose(scaling(scale, scale), translation(-from.x, -from.y)));
}

/** A photo in the place of another one: covering it, the rest beyond its edges. */
function covering(from: Size, to: Rect): CutoutLayer['transform'] {
  const scale = Math.max(to.width / from.width, to.height / from.height);
  return compose(translation(to.x + (to.width - from.width * scale) / 2, to.y + (to.height - from.height * scale) / 2), scaling(scale, scale));
}

/**
 * A project's look with another subject: its main cut-out, and its photo wherever that shows or fills the canvas, are
 * replaced; everything else stays as it is, effects and refinement included.
 * @param main see `mainCutout`
 */
export function recipeDocument(project: DocumentRecord, main: CutoutLayer, subject: NewSubject): DocumentRecord {
  const { image, mask, bounds, refine } = subject;
  const old: ImageId = main.image;
  const replaced = (layer: Layer): Layer => {
    if (layer.id === main.id && layer.kind === 'cutout') {
      const transform = standingIn(bounds, boundsAfter(main.transform, main.bounds));
      return { ...layer, name: subject.name, image: image.id, mask, base: mask, bounds, transform, origin: { kind: 'background' }, refine };
    }
    if (layer.kind === 'fill' && 'image' in layer.fill && layer.fill.image === old) return { ...layer, fill: { ...layer.fill, image: image.id } };
    if (!isPlaced(layer) || layer.kind !== 'image' || layer.image !== old) return layer;
    const info = project.images[old];
    const place = info && boundsAfter(layer.transform, { x: 0, y: 0, width: info.width, height: info.height });
    return place ? { ...layer, image: image.id, transform: covering(image, place) } : layer;
  };
  return { ...project, name: subject.name, images: { ...project.images, [image.id]: image }, layers: project.layers.map(replaced) };
}
