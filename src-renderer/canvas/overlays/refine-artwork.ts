import { noEffects } from '../../../src-preload/model/effects';
import { plainLayer } from '../../../src-preload/model/document';
import type { Editor } from '../../editor/editor';
import { paintArtwork, type Artwork } from '../paint/paint-artwork';
import type { Palette } from '../paint/palette';
import type { Context } from '../paint/scratch';
import type { PictureStore } from '../pictures/picture-store';
import { paintBoth, paintMatte, paintThrough } from './refine-matte';
import { refineScene, type RefineScene } from './refine-scene';

/** How strongly the overlay covers what is out. */
const overlayOpacity = 0.55;

type Look = Omit<Artwork, 'document' | 'content' | 'effects' | 'override'>;

/** Paints what the refine workspace shows in the document's place; false when it is not open, or has nothing to show yet. */
export type RefineArtwork = (context: CanvasRenderingContext2D, look: Look, palette: Palette) => boolean;

export function createRefineArtwork(editor: Editor, pictures: PictureStore): RefineArtwork {
  const { refining } = editor;

  return (context, look, palette) => {
    const scene = refineScene(editor, pictures);
    const { document } = editor.session.store.getState();
    if (!scene || !document) return false;
    const { view, onion } = refining.store.getState();
    const { plane, around } = refining.live.store.getState();
    // Until there is a mask to show, everything would be out.
    if (!plane && !around) return false;
    const { scratch } = look;
    const { photo } = scene;
    const { width, height } = scene.subject.photo;
    const fill = (colour: string) => (into: Context): void => {
      into.fillStyle = colour;
      into.fillRect(0, 0, width, height);
    };
    const matte = (into: Context): void => paintBoth(into, plane, around, (part) => paintMatte(into, part));
    const paintPhoto = (into: Context): void => {
      const { base, detail } = pictures.content(photo, scene.photoOnly);
      paintBoth(into, detail, base, ({ region, bitmap }) => into.drawImage(bitmap, region.x, region.y, region.width, region.height));
    };
    const paintDocument = (of: Artwork['document'], override?: Artwork['override']): void => {
      const content: Artwork['content'] = (layer) => pictures.content(layer, of);
      const effects: Artwork['effects'] = (layer) => pictures.effects(layer, of);
      paintArtwork(context, { ...look, document: of, content, effects, ...(override && { override }) });
    };
    /** In the photo's own pixels, cut off where the document ends. */
    const inPhoto = (paint: () => void): void => {
      context.save();
      context.translate(look.view.x, look.view.y);
      context.scale(look.view.scale, look.view.scale);
      context.beginPath();
      context.rect(0, 0, document.width, document.height);
      context.clip();
      context.transform(...photo.transform);
      context.imageSmoothingEnabled = look.view.scale * look.ratio < 2;
      paint();
      context.restore();
    };
    const cutOut = (into: Context): void => paintThrough(into, scratch, 'in', matte, paintPhoto);
    /** What is in, with its final colours where they are known. */
    const paintIn = ({ done }: RefineScene): void => {
      if (done?.layer.kind === 'cutout') paintDocument({ ...document, background: null, layers: [{ ...done.layer, ...plainLayer, effects: noEffects }] });
      else inPhoto(() => cutOut(context));
    };

    switch (view) {
      case 'overlay':
        paintDocument(scene.photoOnly);
        inPhoto(() => paintThrough(context, scratch, 'out', matte, fill(palette.accent), overlayOpacity));
        return true;
      case 'black':
      case 'white':
        inPhoto(() => fill(view === 'black' ? '#000000' : '#ffffff')(context));
        paintIn(scene);
        return true;
      case 'matte':
        inPhoto(() => {
          fill('#000000')(context);
          matte(context);
        });
        return true;
      case 'layers':
        if (scene.done) paintDocument(scene.done.document);
        else {
          paintDocument(scene.before, (layer, into) => {
            if (layer.id !== scene.subject.shownBy) return false;
            cutOut(into);
            return true;
          });
        }
        return true;
      case 'ants':
        paintDocument(scene.photoOnly);
        return true;
      case 'onion':
        paintDocument({ ...scene.photoOnly, layers: [{ ...photo, opacity: onion }] });
        paintIn(scene);
        return true;
    }
  };
}
