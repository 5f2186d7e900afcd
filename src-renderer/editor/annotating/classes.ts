import { createStore } from 'zustand/vanilla';
import { annotationClassRange } from '../../../src-preload/contract/settings';
import type { CutoutLayer, DocumentRecord } from '../../../src-preload/model/document';
import type { LayerSelection } from '../document/selection';
import type { Session } from '../document/session';
import { text, type EditorPorts } from '../ports';
import type { Preferences } from '../preferences/preferences';
import type { ReadableStore } from '../store';
import { classOfName, nameInClass, tidyName } from './class-names';
import { classOperations, nameOperations, namesOfObjects } from './name-operations';

export interface Classes {
  /** The class that new objects get; undefined: none. */
  readonly store: ReadableStore<{ readonly current: number | undefined }>;
  list(): readonly string[];
  /** Of a layer, by its name; -1 when none. */
  of(name: string): number;
  /** Adds one and makes it the current one; a name that is there already is only made current. Empty names are none. */
  add(name: string): void;
  /** Objects of the class on the screen follow. False when another one has that name, or it is empty. */
  rename(index: number, name: string): boolean;
  /** Its objects keep their names. */
  remove(index: number): void;
  /**
   * Makes it the current one, for the chosen objects too; undefined: no class. With a new selection open, what is chosen
   * is an older object that nobody means.
   */
  use(index: number | undefined, isSelecting: boolean): void;
  /** What the next object is called. */
  nameNext(document: DocumentRecord): string;
  /** What an object is called that nobody has looked at. */
  nameUnknown(document: DocumentRecord): string;
}

type Layer = DocumentRecord['layers'][number];
const isObject = (layer: Layer): layer is CutoutLayer => layer.kind === 'cutout';

/** The classes that objects are annotated with: kept like other preferences, and told by the layers' names. */
export function createClasses(
  session: Session,
  selection: LayerSelection,
  preferences: Preferences,
  ports: Pick<EditorPorts, 'translate'>,
): Classes {
  const store = createStore<{ readonly current: number | undefined }>(() => ({ current: undefined }));
  const list = (): readonly string[] => preferences.store.getState().annotationClasses;
  const of = (name: string): number => classOfName(name, list());
  const nameUnknown = (taken: ReadonlySet<string>): string => {
    for (let number = 1; ; number += 1) {
      const name = ports.translate(text('annotate.objectName', { number }));
      if (!taken.has(name)) return name;
    }
  };

  const setClassOf = (layers: readonly CutoutLayer[], index: number | undefined): void => {
    const { document } = session.store.getState();
    const others = layers.filter(({ name }) => of(name) !== (index ?? -1));
    const name = index === undefined ? undefined : list()[index];
    if (!document || others.length === 0) return;
    const operations = name === undefined ? nameOperations(document, others, nameUnknown) : classOperations(document, others, name, list());
    session.apply('history.setClass', operations);
  };

  return {
    store,
    list,
    of,
    add: (typed) => {
      const name = tidyName(typed);
      if (name === '') return;
      const known = list().findIndex((other) => other.toLowerCase() === name.toLowerCase());
      if (known < 0 && list().length >= annotationClassRange.most) return;
      if (known < 0) preferences.change({ annotationClasses: [...list(), name] });
      store.setState({ current: known < 0 ? list().length - 1 : known });
    },
    rename: (index, typed) => {
      const name = tidyName(typed);
      const before = list()[index];
      if (before === undefined || name === '') return false;
      if (list().some((other, at) => at !== index && other.toLowerCase() === name.toLowerCase())) return false;
      if (name === before) return true;
      const { document } = session.store.getState();
      const layers = document?.layers.filter(isObject).filter((layer) => of(layer.name) === index) ?? [];
      const next = list().with(index, name);
      preferences.change({ annotationClasses: [...next] });
      if (document && layers.length > 0) session.apply('history.renameClass', classOperations(document, layers, name, next));
      return true;
    },
    remove: (index) => {
      if (list()[index] === undefined) return;
      preferences.change({ annotationClasses: list().filter((_, at) => at !== index) });
      store.setState(({ current }) => ({ current: current === undefined || current === index ? undefined : current > index ? current - 1 : current }));
    },
    use: (index, isSelecting) => {
      if (index !== undefined && list()[index] === undefined) return;
      store.setState({ current: index });
      const { document } = session.store.getState();
      if (!document || isSelecting) return;
      const chosen = document.layers.filter(isObject).filter(({ id }) => selection.has(id));
      setClassOf(chosen, index);
    },
    nameNext: (document) => {
      const { current } = store.getState();
      const name = current === undefined ? undefined : list()[current];
      const taken = namesOfObjects(document);
      return name === undefined ? nameUnknown(taken) : nameInClass(name, taken, list());
    },
    nameUnknown: (document) => nameUnknown(namesOfObjects(document)),
  };
}
