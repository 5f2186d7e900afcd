import type { documents } from '../../src-preload/contract/documents';
import type { ServiceHandlers } from '../../src-preload/contract/define';
import type { DocumentId, ImageId } from '../../src-preload/model/document';
import type { Images } from '../services/images/images';
import type { Salience } from '../services/salience/salience';
import type { Segmentation } from '../services/segmentation/segmentation';

type Documents = ServiceHandlers<typeof documents>;

export interface PrepareParts {
  readonly images: Pick<Images, 'remember'>;
  readonly segmentation: Pick<Segmentation, 'prepare' | 'quiet'>;
  readonly salience: Pick<Salience, 'find'>;
}

/** What stands out helps clicks; it must not slow them down, so it waits for a pause between them. */
const salienceAfterMs = 1500;
/** Documents of many photos wait for what is clicked. */
const mostAhead = 3;

/** Encodes and remembers photos, then finds what stands out in the first of them. Errors come back with whoever needs the results. */
export function prepareInBackground({ images: held, segmentation, salience }: PrepareParts, images: readonly ImageId[], signal: AbortSignal): void {
  const prepare = async (image: ImageId, place: number): Promise<void> => {
    await segmentation.prepare({ image }, { signal, progress: () => undefined });
    await held.remember(image, signal);
    if (place >= mostAhead) return;
    await segmentation.quiet(salienceAfterMs, signal);
    await salience.find(image, { signal });
  };
  for (const [place, image] of images.entries()) prepare(image, place).catch(() => undefined);
}

/**
 * The document service with preparation in the background: it starts when a photo is opened, so that it is done, or
 * well on its way, at the first click, and is given up when the document is closed and nobody else waits for it.
 */
export function prepareOnOpen(documents: Documents, parts: PrepareParts): Documents {
  const pending = new Map<DocumentId, AbortController>();
  return {
    ...documents,
    create: async (params, context) => {
      const state = await documents.create(params, context);
      const controller = new AbortController();
      pending.set(state.document.id, controller);
      prepareInBackground(parts, Object.keys(state.document.images), controller.signal);
      return state;
    },
    close: async (params, context) => {
      pending.get(params.id)?.abort();
      pending.delete(params.id);
      return documents.close(params, context);
    },
  };
}
