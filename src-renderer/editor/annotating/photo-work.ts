import type { DocumentState } from '../../../src-preload/contract/documents';
import { asClickcutError } from '../../../src-preload/contract/errors';
import type { Engine } from '../engine';
import { isFresh, photoOf, type AnnotatedPhoto, type FoundCutout } from './annotated-photo';
import { findConfident } from './prefill';
import { shapeTolerance, type Shapes } from './shapes';

export interface PhotoWork {
  /** The photo's document as the engine has it: opened where it was not. */
  open(photo: AnnotatedPhoto): Promise<DocumentState>;
  /**
   * The photo's confident objects, found once; none where somebody has begun with the document.
   * @param onProgress 0..1; of the last one who asks
   */
  find(photo: AnnotatedPhoto, document: DocumentState['document'], onProgress: (fraction: number) => void): Promise<readonly FoundCutout[]>;
  /** Has it opened, encoded and its objects found, if that has not begun. */
  prepare(photo: AnnotatedPhoto, onOpened: (state: DocumentState) => void): Promise<void>;
  /** Gives up what is being done for it. */
  forget(id: AnnotatedPhoto['id']): void;
  stop(): void;
}

interface Search {
  readonly controller: AbortController;
  readonly result: Promise<readonly FoundCutout[]>;
  onProgress: (fraction: number) => void;
}

/** What the engine does for photos, whether they are on the screen or are the next one. */
export function createPhotoWork(engine: Engine, shapes: Pick<Shapes, 'learn'>): PhotoWork {
  const { documents } = engine.services;
  const opening = new Map<number, Promise<DocumentState>>();
  const searches = new Map<number, Search>();

  const create = async ({ file }: AnnotatedPhoto): Promise<DocumentState> => {
    if (!file) throw new Error('a photo without a file is open already');
    const state = await documents.create({ source: await file.source() });
    file.opened?.(state.document.id);
    return state;
  };

  const open = async (photo: AnnotatedPhoto): Promise<DocumentState> => {
    const begun = opening.get(photo.id);
    const id = photo.document ?? (await begun)?.document.id;
    if (id !== undefined) {
      try {
        return await documents.get({ id });
      } catch (cause) {
        // It was closed meanwhile; a file can be opened again.
        if (asClickcutError(cause).code !== 'not-found' || !photo.file) throw cause;
        searches.delete(photo.id);
      }
    }
    const made = create(photo);
    opening.set(photo.id, made);
    made.catch(() => opening.delete(photo.id));
    return made;
  };

  const find: PhotoWork['find'] = (photo, document, onProgress) => {
    const running = searches.get(photo.id);
    if (running) {
      running.onProgress = onProgress;
      return running.result;
    }
    const of = photoOf(document);
    if (!of || !isFresh(document)) return Promise.resolve([]);
    const controller = new AbortController();
    const result = findConfident(engine.services, of, controller.signal, (fraction) => search.onProgress(fraction));
    const search: Search = { controller, result, onProgress };
    searches.set(photo.id, search);
    // Another try begins afresh.
    result.catch(() => searches.get(photo.id) === search && searches.delete(photo.id));
    return result;
  };

  const forget = (id: number): void => {
    searches.get(id)?.controller.abort();
    searches.delete(id);
    opening.delete(id);
  };

  return {
    open,
    find,
    prepare: async (photo, onOpened) => {
      const state = await open(photo);
      onOpened(state);
      const found = await find(photo, state.document, () => undefined);
      await shapes.learn(found.map(({ mask }) => mask.id), shapeTolerance(state.document));
    },
    forget,
    stop: () => {
      for (const id of [...searches.keys()]) forget(id);
      opening.clear();
    },
  };
}
