import { createStore } from 'zustand/vanilla';
import type { DocumentState } from '../../../src-preload/contract/documents';
import { asClickcutError, isCancelled } from '../../../src-preload/contract/errors';
import { insertCutouts } from '../area/insert-cutouts';
import type { CutoutNames } from '../document/cutout-names';
import type { LayerSelection } from '../document/selection';
import type { Session } from '../document/session';
import type { TargetStore } from '../document/target-store';
import type { Dialogs } from '../dialogs';
import type { Engine } from '../engine';
import type { Opener } from '../opening/opener';
import { text, type EditorPorts, type PickedFile } from '../ports';
import type { FreshCutouts } from '../refining/fresh-cutouts';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';
import { isFresh, photoOf, type AnnotatedPhoto, type FoundCutout } from './annotated-photo';
import type { Classes } from './classes';
import { createPhotoWork } from './photo-work';
import { withoutTaken } from './prefill';
import { renameElsewhere } from './rename-elsewhere';
import type { Shapes } from './shapes';

export interface AnnotatingState {
  /** None: nothing is annotated. */
  readonly photos: readonly AnnotatedPhoto[];
  /** Which of them is on the screen. */
  readonly at: number;
  /** Another one is on its way to the screen. */
  readonly going: boolean;
  /** 0..1 of the search for this photo's objects; undefined when it is over. */
  readonly finding: number | undefined;
  /** The photo after this one: being opened, encoded and searched, or ready to be shown. */
  readonly ahead: 'none' | 'working' | 'ready';
  /** Something was changed that no exported file has. */
  readonly unexported: boolean;
}

export interface Annotating {
  readonly store: ReadableStore<AnnotatingState>;
  readonly shapes: Shapes;
  isOn(): boolean;
  /** Adds photos behind the others; the first ones begin it. */
  add(files: readonly PickedFile[]): Promise<void>;
  /** Begins with the document on the screen. */
  startHere(): void;
  canGo(by: 1 | -1): boolean;
  /** Shows the next photo, or the one before. An open selection becomes an object first. */
  go(by: 1 | -1): Promise<void>;
  /** Renames a class, and its objects in all photos. False when another class has that name, or it is empty. */
  renameClass(index: number, name: string): boolean;
  /** Everything that was seen is in a file now. */
  exported(): void;
  /** Asks first when there are changes that no exported file has. */
  leave(): void;
  /** Without asking. What was annotated stays open. */
  end(): void;
}

export interface AnnotatingParts {
  readonly engine: Engine;
  readonly session: Session;
  readonly selection: LayerSelection;
  readonly target: TargetStore;
  readonly names: CutoutNames;
  readonly fresh: FreshCutouts;
  readonly shapes: Shapes;
  readonly classes: Classes;
  readonly opener: Pick<Opener, 'refreshList'>;
  readonly dialogs: Dialogs;
  readonly toasts: Toasts;
  readonly ports: EditorPorts;
  /** Makes objects of what is selected, and waits until strokes are painted. */
  readonly finishWork: () => Promise<void>;
  /** Something is under way that a step in between would end. */
  readonly isBusy: () => boolean;
  readonly onIdle: (listener: () => void) => () => void;
}

const off: AnnotatingState = { photos: [], at: 0, going: false, finding: undefined, ahead: 'none', unexported: false };

/**
 * Photos one after the other, each prefilled with its confident objects. While one is worked on, the next one is
 * opened, encoded and searched; those before stay open in the engine, which keeps their journals.
 */
export function createAnnotating(parts: AnnotatingParts): Annotating {
  const { engine, session, selection, target, names, fresh, shapes, classes, opener, dialogs, toasts, ports } = parts;
  const { documents } = engine.services;
  const store = createStore<AnnotatingState>(() => off);
  const work = createPhotoWork(engine, shapes);
  let lastId = 0;
  let renaming: Promise<unknown> = Promise.resolve();

  const now = (): AnnotatingState => store.getState();
  const isOn = (): boolean => now().photos.length > 0;
  const shown = (): AnnotatedPhoto | undefined => now().photos[now().at];
  const patch = (id: number, change: Partial<AnnotatedPhoto>): void =>
    store.setState(({ photos }) => ({ photos: photos.map((photo) => (photo.id === id ? { ...photo, ...change } : photo)) }));

  const begin = (photos: readonly AnnotatedPhoto[]): void => {
    store.setState({ ...off, photos });
    names.use(classes.nameNext);
    fresh.rest(true);
    shapes.follow(true);
  };

  const end = (): void => {
    if (!isOn()) return;
    const { photos } = now();
    const here = session.store.getState().document?.id;
    work.stop();
    store.setState(off);
    names.use(undefined);
    fresh.rest(false);
    shapes.follow(false);
    // Opened ahead and never looked at: nobody would know where it comes from.
    const unseen = photos.flatMap(({ seen, document, file }) => (seen || !file || document === undefined || document === here ? [] : [document]));
    void Promise.allSettled(unseen.map((id) => documents.close({ id }))).then(() => opener.refreshList().catch(() => undefined));
  };

  /** Resolves when a step of the document ends nothing that is under way. */
  const whenIdle = (): Promise<void> =>
    new Promise((resolve) => {
      if (!parts.isBusy()) return resolve();
      const stop = parts.onIdle(() => {
        if (parts.isBusy()) return;
        stop();
        resolve();
      });
    });

  const place = (found: readonly FoundCutout[]): void => {
    const { document } = session.store.getState();
    const photo = document && photoOf(document);
    if (!document || !photo) return;
    const taken = document.layers.flatMap((layer) => (layer.kind === 'cutout' && layer.image === photo.image ? [layer.bounds] : []));
    const cutouts = withoutTaken(found, taken);
    if (cutouts.length === 0) return;
    const { selected } = selection.store.getState();
    insertCutouts({ session, target, names: { next: classes.nameUnknown }, ports }, photo.image, cutouts, 'history.prefill');
    // A key must not name thirty objects at once that nobody has chosen.
    selection.set(selected);
  };

  const lookAhead = (): void => {
    const next = now().photos[now().at + 1];
    if (!next || next.prefilled) return store.setState({ ahead: next ? 'ready' : 'none' });
    store.setState({ ahead: 'working' });
    const onOpened = ({ document }: DocumentState): void => {
      if (isOn()) patch(next.id, { document: document.id });
      else void documents.close({ id: document.id }).catch(() => undefined);
    };
    // What fails here fails again, and is told, when the photo is to be shown.
    const isNext = (): boolean => now().photos[now().at + 1]?.id === next.id;
    work.prepare(next, onOpened).then(
      () => isNext() && store.setState({ ahead: 'ready' }),
      () => isNext() && store.setState({ ahead: 'none' }),
    );
  };

  const prefill = async (photo: AnnotatedPhoto, state: DocumentState): Promise<void> => {
    const isShown = (): boolean => shown()?.id === photo.id && session.store.getState().document?.id === state.document.id;
    if (photo.prefilled || !isFresh(state.document)) {
      patch(photo.id, { prefilled: true });
      return lookAhead();
    }
    store.setState({ finding: 0 });
    try {
      const found = await work.find(photo, state.document, (finding) => isShown() && store.setState({ finding }));
      await whenIdle();
      if (isShown()) place(found);
      if (isShown()) patch(photo.id, { prefilled: true });
    } catch (error) {
      if (isShown() && !isCancelled(error)) {
        const retry = { label: 'action.retry', run: () => void (isShown() && prefill(photo, state)) };
        toasts.show(errorToast(text('error.findFailed'), error, retry));
      }
    }
    if (!isShown()) return;
    store.setState({ finding: undefined });
    lookAhead();
  };

  const remove = (photo: AnnotatedPhoto): void => {
    work.forget(photo.id);
    const photos = now().photos.filter(({ id }) => id !== photo.id);
    const here = shown()?.id;
    store.setState({ photos, at: Math.max(0, photos.findIndex(({ id }) => id === here)) });
  };

  /** A photo that cannot be opened is told and left out; without a connection everything stays as it is. */
  const show = async (photo: AnnotatedPhoto): Promise<'shown' | 'left-out' | 'stopped'> => {
    store.setState({ going: true });
    try {
      await parts.finishWork();
      await renaming;
      const state = await work.open(photo);
      await session.settled().catch(() => undefined);
      const at = now().photos.findIndex(({ id }) => id === photo.id);
      if (at < 0) return 'stopped';
      store.setState({ at, finding: undefined, ahead: 'none' });
      session.adopt(state);
      patch(photo.id, { document: state.document.id, seen: true });
      void opener.refreshList().catch(() => undefined);
      void prefill(photo, state);
      return 'shown';
    } catch (cause) {
      const error = asClickcutError(cause);
      if (error.code === 'disconnected' || error.code === 'cancelled') return 'stopped';
      toasts.show(errorToast(text('error.openFailed', { name: photo.name }), error));
      remove(photo);
      return 'left-out';
    } finally {
      store.setState({ going: false });
    }
  };

  /** The next one in that direction that can be shown. */
  const showFrom = async (at: number, by: 1 | -1): Promise<void> => {
    let index = at;
    for (let photo = now().photos[index]; photo; photo = now().photos[index]) {
      if ((await show(photo)) !== 'left-out') break;
      // What could not be opened is gone: the next one has its place.
      if (by < 0) index -= 1;
    }
    const here = session.store.getState().document?.id;
    if (!now().photos.some(({ document }) => document === here && here !== undefined)) end();
  };

  session.store.subscribe((state, before) => {
    if (!isOn() || state.document === before.document) return;
    if (state.document && state.document.id === before.document?.id) {
      if (state.history !== before.history && shown()?.document === state.document.id) store.setState({ unexported: true });
      return;
    }
    if (now().going) return;
    // Another document was chosen elsewhere.
    const at = now().photos.findIndex(({ document }) => document !== undefined && document === state.document?.id);
    if (at < 0) end();
    else store.setState({ at, finding: undefined, ahead: 'none' });
  });

  return {
    store,
    shapes,
    isOn,
    add: async (files) => {
      if (files.length === 0) return;
      const added = files.map((file): AnnotatedPhoto => ({ id: ++lastId, name: file.name, file, document: undefined, seen: false, prefilled: false }));
      if (isOn()) {
        const { photos, at, finding } = now();
        store.setState({ photos: [...photos, ...added] });
        if (at === photos.length - 1 && finding === undefined) lookAhead();
        return;
      }
      begin(added);
      await showFrom(0, 1);
    },
    startHere: () => {
      const { document } = session.store.getState();
      if (isOn() || !document) return;
      const photo: AnnotatedPhoto = { id: ++lastId, name: document.name, file: undefined, document: document.id, seen: true, prefilled: false };
      begin([photo]);
      void prefill(photo, { document, revision: 0, saved: null });
    },
    canGo: (by) => isOn() && !now().going && now().photos[now().at + by] !== undefined,
    go: async (by) => {
      if (!isOn() || now().going) return;
      await showFrom(now().at + by, by);
    },
    renameClass: (index, name) => {
      const before = classes.list();
      if (!classes.rename(index, name)) return false;
      const here = shown()?.id;
      const others = now().photos.flatMap(({ id, document }) => (id === here || document === undefined ? [] : [document]));
      renaming = renaming.then(() => renameElsewhere(documents, others, { before, after: classes.list(), index }));
      return true;
    },
    exported: () => store.setState({ unexported: false }),
    leave: () => {
      if (now().unexported) dialogs.open('leave-annotating');
      else end();
    },
    end,
  };
}
