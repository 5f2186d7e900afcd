import { plainLayer, type DocumentRecord, type GroupLayer, type Layer, type LayerId } from '../../../src-preload/model/document';
import type { Operation } from '../../../src-preload/model/operation';
import { childrenOf, indexOf, isHeld, layerOf } from '../../../src-preload/model/tree';
import { numberedName } from '../document/cutout-layer';
import type { LayerSelection } from '../document/selection';
import type { Session } from '../document/session';
import { applyAll } from '../document/apply-all';
import { text, type EditorPorts } from '../ports';
import { duplicates, duplicatesAt } from './duplicates';
import type { Place } from './place';

/** Changes of the tree; each is one undo step. All work on the chosen layers unless told otherwise. */
export interface Arrange {
  /** Moves these layers, in the order in which they lie, to one place. */
  move(ids: readonly LayerId[], to: Place): void;
  /** One place up (towards the viewer) or down among the siblings; `end` goes all the way. */
  nudge(by: 1 | -1, end?: boolean): void;
  canNudge(by: 1 | -1): boolean;
  remove(): void;
  duplicate(): void;
  /** Puts copies of these layers, in the order in which they lie, into one place. */
  copyTo(ids: readonly LayerId[], to: Place): void;
  group(): void;
  ungroup(): void;
  /** Puts a layer above the chosen one, or on top; `before` is done in the same step. */
  add(label: string, layer: Layer, before?: readonly Operation[]): void;
}

export function createArrange(session: Session, selection: LayerSelection, ports: EditorPorts): Arrange {
  const now = (): DocumentRecord | undefined => session.store.getState().document;
  const free = (document: DocumentRecord): readonly Layer[] => selection.roots().filter((layer) => !isHeld(document.layers, layer));

  /** Operations whose places depend on what the ones before them have done. */
  const steps = (document: DocumentRecord, make: readonly ((current: DocumentRecord) => Operation | undefined)[]): readonly Operation[] => {
    let current = document;
    const operations: Operation[] = [];
    for (const step of make) {
      const operation = step(current);
      const done = operation && applyAll(current, [operation]);
      if (!operation || !done) continue;
      current = done.document;
      operations.push(operation);
    }
    return operations;
  };

  const into = (layers: readonly Layer[], { parent, index }: Place, document: DocumentRecord): readonly Operation[] => {
    const above = childrenOf(document.layers, parent).slice(index).find(({ id }) => !layers.some((layer) => layer.id === id));
    return steps(
      document,
      layers.map(({ id }) => (current) => {
        const rest = childrenOf(current.layers, parent).filter((layer) => layer.id !== id);
        const at = above ? rest.findIndex((layer) => layer.id === above.id) : rest.length;
        return { kind: 'move-layer', id, parent, index: at };
      }),
    );
  };

  /** Chosen layers do not overtake each other. */
  const nextPlace = (document: DocumentRecord, layer: Layer, by: 1 | -1, end: boolean): number => {
    const siblings = childrenOf(document.layers, layer.parent);
    const at = siblings.indexOf(layer);
    const isChosen = ({ id }: Layer): boolean => selection.has(id);
    const lowest = siblings.slice(0, at).filter(isChosen).length;
    const highest = siblings.length - 1 - siblings.slice(at + 1).filter(isChosen).length;
    if (end) return by > 0 ? highest : lowest;
    return Math.max(lowest, Math.min(highest, at + by));
  };

  const placeForNew = (document: DocumentRecord): Place => {
    const chosen = selection.current();
    if (!chosen) return { parent: null, index: childrenOf(document.layers, null).length };
    return { parent: chosen.parent, index: indexOf(document.layers, chosen) + 1 };
  };

  return {
    move: (ids, to) => {
      const document = now();
      if (!document) return;
      const layers = document.layers.filter(({ id }) => ids.includes(id));
      session.apply('history.moveLayer', into(layers, to, document));
    },
    nudge: (by, end = false) => {
      const document = now();
      if (!document) return;
      const layers = by > 0 ? selection.roots().toReversed() : selection.roots();
      const operations = steps(
        document,
        layers.map(({ id }) => (current) => {
          const layer = layerOf(current, id);
          if (!layer) return undefined;
          const index = nextPlace(current, layer, by, end);
          return index === indexOf(current.layers, layer) ? undefined : { kind: 'move-layer', id, parent: layer.parent, index };
        }),
      );
      session.apply('history.moveLayer', operations);
    },
    canNudge: (by) => {
      const document = now();
      return document !== undefined && selection.roots().some((layer) => nextPlace(document, layer, by, false) !== indexOf(document.layers, layer));
    },
    remove: () => {
      const document = now();
      if (!document) return;
      const layers = free(document);
      session.apply(layers.length > 1 ? 'history.deleteLayers' : 'history.deleteLayer', layers.map(({ id }) => ({ kind: 'remove-layer', id })));
    },
    duplicate: () => {
      const document = now();
      if (document) session.apply('history.duplicate', duplicates(document, selection.roots(), ports));
    },
    copyTo: (ids, to) => {
      const document = now();
      if (!document) return;
      const layers = document.layers.filter(({ id }) => ids.includes(id));
      session.apply('history.duplicate', duplicatesAt(document, layers, to, ports));
    },
    group: () => {
      const document = now();
      const top = document && selection.roots().at(-1);
      if (!document || !top) return;
      const name = numberedName(document, (number) => ports.translate(text('layer.groupName', { number })));
      const group: GroupLayer = { ...plainLayer, kind: 'group', id: ports.newId(), name, parent: top.parent };
      const insert: Operation = { kind: 'insert-layers', layers: [group], index: indexOf(document.layers, top) + 1 };
      const withGroup = applyAll(document, [insert]);
      if (!withGroup) return;
      const layers = selection.roots();
      if (session.apply('history.group', [insert, ...into(layers, { parent: group.id, index: 0 }, withGroup.document)])) selection.select(group.id);
    },
    ungroup: () => {
      const document = now();
      if (!document) return;
      const groups = selection.roots().filter((layer) => layer.kind === 'group');
      const freed = groups.flatMap((group) => childrenOf(document.layers, group.id).map(({ id }) => id));
      const operations = steps(
        document,
        groups.flatMap((group) => [
          ...childrenOf(document.layers, group.id).map(({ id }) => (current: DocumentRecord): Operation => {
            const at = layerOf(current, group.id);
            return { kind: 'move-layer', id, parent: group.parent, index: at ? indexOf(current.layers, at) : 0 };
          }),
          (): Operation => ({ kind: 'remove-layer', id: group.id }),
        ]),
      );
      if (session.apply('history.ungroup', operations)) selection.set(freed);
    },
    add: (label, layer, before = []) => {
      const document = now();
      if (!document) return;
      const { parent, index } = placeForNew(document);
      session.apply(label, [...before, { kind: 'insert-layers', layers: [{ ...layer, parent }], index }]);
    },
  };
}
