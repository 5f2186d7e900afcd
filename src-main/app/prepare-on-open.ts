import type { documents } from '../../src-preload/contract/documents';
import type { ServiceHandlers } from '../../src-preload/contract/define';
import type { DocumentId } from '../../src-preload/model/document';
import type { Segmentation } from '../services/segmentation/segmentation';

type Documents = ServiceHandlers<typeof documents>;

/**
 * The document service with encoding in the background: it starts when a photo is opened, so that it is done, or
 * well on its way, at the first click, and is given up when the document is closed and nobody else waits for it.
 */
export function prepareOnOpen(documents: Documents, segmentation: Pick<Segmentation, 'prepareInBackground'>): Documents {
  const pending = new Map<DocumentId, AbortController>();
  return {
    ...documents,
    create: async (params, context) => {
      const state = await documents.create(params, context);
      const controller = new AbortController();
      pending.set(state.document.id, controller);
      for (const image of Object.keys(state.document.images)) segmentation.prepareInBackground(image, controller.signal);
      return state;
    },
    close: async (params, context) => {
      pending.get(params.id)?.abort();
      pending.delete(params.id);
      return documents.close(params, context);
    },
  };
}
