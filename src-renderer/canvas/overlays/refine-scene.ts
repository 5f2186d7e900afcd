import { plainLayer, type DocumentRecord, type ImageLayer, type Layer } from '../../../src-preload/model/document';
import { noEffects } from '../../../src-preload/model/effects';
import type { Size } from '../../../src-preload/model/geometry';
import type { Editor } from '../../editor/editor';
import { refinedCutout } from '../../editor/refining/refine-result';
import type { RefineSubject } from '../../editor/refining/refine-subject';
import { baseDensity, contentExtent, detailPatch } from '../../editor/pictures/plan';
import type { View } from '../../editor/viewport/transform';
import type { PictureStore } from '../pictures/picture-store';

/** What the refine views are made of: the photo, and the cut-out as it will be once that is known at full resolution. */
export interface RefineScene {
  readonly subject: RefineSubject;
  /** The photo alone, in the cut-out's place. */
  readonly photo: ImageLayer;
  readonly photoOnly: DocumentRecord;
  /** The document with the cut-out shown, whatever its visibility. */
  readonly before: DocumentRecord;
  /** Undefined until it is there with all its pictures: they have the clean colours that a preview cannot show. */
  readonly done: { readonly layer: Layer; readonly document: DocumentRecord } | undefined;
  /** Everything that pictures are needed for. */
  readonly wanted: DocumentRecord;
}

const photoOf = ({ cutout }: RefineSubject): ImageLayer => ({
  ...plainLayer,
  kind: 'image',
  id: 'refine-photo',
  name: 'refine-photo',
  image: cutout.image,
  transform: cutout.transform,
  effects: noEffects,
});

/** As sharp as the screen: what replaces a sharp preview must be no less. */
function isReady(layer: Layer, document: DocumentRecord, pictures: PictureStore, view: View, ratio: number, screen: Size): boolean {
  const extent = contentExtent(layer, document);
  if (extent.width === 0 || extent.height === 0 || layer.kind !== 'cutout') return false;
  const { base, detail } = pictures.content(layer, document);
  return base !== undefined && (detail !== undefined || detailPatch({ extent, toDocument: layer.transform, density: baseDensity(layer, document), most: 1 }, view, ratio, screen) === undefined);
}

export function refineScene({ refining, session, viewport }: Editor, pictures: PictureStore): RefineScene | undefined {
  const { subject, output, original } = refining.store.getState();
  const { document } = session.store.getState();
  if (!subject || !document) return undefined;
  const { view, ratio, screen } = viewport.store.getState();
  const photo = photoOf(subject);
  const photoOnly = { ...document, background: null, layers: [photo] };
  const before = { ...document, layers: document.layers.map((layer): Layer => (layer.id === subject.shownBy ? { ...layer, visible: true } : layer)) };
  const parts = { subject, photo, photoOnly, before };
  const { result } = refining.full.store.getState();
  if (!result || original) return { ...parts, done: undefined, wanted: { ...document, layers: [...document.layers, photo] } };
  const refined = refinedCutout(subject, result, output);
  // A place of its own among the pictures: until it has some, it must not borrow those of the cut-out as it was.
  const id = `refine-${refined.mask}`;
  const inPlace = document.layers.map((layer): Layer => (layer.id === subject.shownBy ? { ...refined, id, parent: layer.parent, visible: true } : layer));
  const layer = inPlace.find((other) => other.id === id);
  const after = { ...document, layers: inPlace };
  const wanted = { ...document, layers: [...document.layers, photo, ...(layer ? [{ ...layer, parent: null, visible: true }] : [])] };
  const isThere = layer !== undefined && isReady(layer, after, pictures, view, ratio, screen);
  return { ...parts, done: isThere ? { layer, document: after } : undefined, wanted };
}
