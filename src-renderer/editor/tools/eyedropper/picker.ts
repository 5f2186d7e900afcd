import { createStore } from 'zustand/vanilla';
import { isCancelled } from '../../../../src-preload/contract/errors';
import { isPlaced, type DocumentRecord, type Layer } from '../../../../src-preload/model/document';
import type { Point } from '../../../../src-preload/model/geometry';
import type { LayerPatch } from '../../../../src-preload/model/operation';
import { isHeld } from '../../../../src-preload/model/tree';
import type { LayerSelection } from '../../document/selection';
import type { Session } from '../../document/session';
import type { Pictures } from '../../pictures/pictures';
import { text } from '../../ports';
import type { ReadableStore } from '../../store';
import { errorToast } from '../../toasts/error-toast';
import type { Toasts } from '../../toasts/toasts';

export interface PickerState {
  /** Under the pointer, with where it is on the screen; the colour is undefined where there is none, or not yet. */
  readonly under: { readonly screen: Point; readonly colour: string | undefined } | undefined;
  /** The colour that was picked last. */
  readonly current: string | undefined;
}

export interface Picker {
  readonly store: ReadableStore<PickerState>;
  /** Shows the colour at a place; undefined when the pointer has left. */
  look(place: { readonly at: Point; readonly screen: Point } | undefined): void;
  /** Takes the colour at a point of the document over. */
  pick(at: Point): Promise<void>;
  /** Puts the colour that was picked last into the clipboard, as `#RRGGBB`. */
  copyCurrent(): void;
}

const least = 1;

/** What of a layer a picked colour goes into. */
export interface ColourSlot {
  readonly part: 'fill' | 'text' | 'outline' | 'shadow';
  readonly patch: (colour: string) => LayerPatch;
}

/** Where in the chosen layer a picked colour goes; undefined where it has no place for one. */
export function colourSlot(layer: Layer | undefined): ColourSlot | undefined {
  if (layer?.kind === 'fill') return layer.fill.kind === 'colour' ? { part: 'fill', patch: (colour) => ({ fill: { kind: 'colour', colour } }) } : undefined;
  if (layer?.kind === 'text') return { part: 'text', patch: (colour) => ({ style: { ...layer.style, colour } }) };
  if (!layer || !isPlaced(layer)) return undefined;
  const { outline, shadow } = layer.effects;
  if (outline) return { part: 'outline', patch: (colour) => ({ effects: { shadow, outline: { ...outline, colour } } }) };
  if (shadow) return { part: 'shadow', patch: (colour) => ({ effects: { outline, shadow: { ...shadow, colour } } }) };
  return undefined;
}

export interface PickerParts {
  readonly session: Session;
  readonly selection: LayerSelection;
  readonly pictures: Pictures;
  readonly toasts: Toasts;
  /** Puts a text into the clipboard. */
  readonly copy: (text: string) => void;
}

export function createPicker({ session, selection, pictures, toasts, copy }: PickerParts): Picker {
  const store = createStore<PickerState>(() => ({ under: undefined, current: undefined }));
  /** Only the newest place is worth an answer: one question at a time, and then the next. */
  let asking = false;
  let wanted: { readonly at: Point; readonly screen: Point } | undefined;

  const colourAt = async (document: DocumentRecord, at: Point): Promise<string | undefined> => {
    const x = Math.floor(at.x);
    const y = Math.floor(at.y);
    if (x < 0 || y < 0 || x >= document.width || y >= document.height) return undefined;
    const { data } = await pictures.composite(document.id, null, { region: { x, y, width: 1, height: 1 }, size: { width: 1, height: 1 } });
    if ((data[3] ?? 0) < least) return undefined;
    return `#${[0, 1, 2].map((channel) => (data[channel] ?? 0).toString(16).padStart(2, '0')).join('')}`;
  };

  const answer = async (): Promise<void> => {
    asking = true;
    try {
      while (wanted) {
        const place = wanted;
        wanted = undefined;
        const { document } = session.store.getState();
        const colour = document && (await colourAt(document, place.at));
        if (store.getState().under) store.setState(({ under }) => ({ under: { screen: under?.screen ?? place.screen, colour } }));
      }
    } catch {
      // What is shown on the way is only a preview; a click says what went wrong.
    } finally {
      asking = false;
    }
  };

  return {
    store,
    look: (place) => {
      wanted = place;
      store.setState(({ under }) => ({ under: place && { screen: place.screen, colour: under?.colour } }));
      if (place && !asking) void answer();
    },
    pick: async (at) => {
      const { document } = session.store.getState();
      if (!document) return;
      try {
        await session.settled();
        const colour = await colourAt(document, at);
        if (colour === undefined) return;
        store.setState({ current: colour });
        const layer = selection.current();
        const slot = layer && !isHeld(document.layers, layer) ? colourSlot(layer) : undefined;
        if (layer && slot) session.apply('history.colour', [{ kind: 'update-layer', id: layer.id, patch: slot.patch(colour) }]);
      } catch (error) {
        if (!isCancelled(error)) toasts.show(errorToast(text('error.pickFailed'), error));
      }
    },
    copyCurrent: () => {
      const hex = store.getState().current?.toUpperCase();
      if (hex === undefined) return;
      copy(hex);
      toasts.show({ tone: 'info', title: text('copying.done', { name: hex }) });
    },
  };
}
