import type { ServiceHandlers } from '../../../src-preload/contract/define';
import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { views } from '../../../src-preload/contract/views';
import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import { isPlaced, plainLayer } from '../../../src-preload/model/layer';
import type { Raster } from '../../../src-preload/raster/raster';
import type { Documents } from '../documents/documents';
import { isEmpty } from '../render/rects';
import type { Renderer } from '../render/renderer';
import type { RenderSources } from '../render/render-context';
import { checkRecord } from './check-record';
import { viewCutout, viewPhoto, viewText, type ViewAsked } from './view-content';

export interface ViewsOptions extends RenderSources {
  readonly documents: Pick<Documents, 'get'>;
  readonly renderer: Pick<Renderer, 'view' | 'effects'>;
}

const notPicturable = (layer: Layer): ClickcutError =>
  new ClickcutError({ code: 'bad-request', message: `The group '${layer.name}' has no content of its own.`, hint: "Ask for 'composite'." });

/** Pictures for the screen. Photos and cut-outs come from proxies where these have enough pixels. */
export function createViews({ documents, images, masks, texts, proxies, edges, renderer }: ViewsOptions): ServiceHandlers<typeof views> {
  const contentOf = async (document: DocumentRecord, layer: Layer, asked: ViewAsked, signal: AbortSignal): Promise<Raster | undefined> => {
    switch (layer.kind) {
      case 'image':
        return viewPhoto(images.get(layer.image), asked, signal);
      case 'cutout':
        return viewCutout(layer, images.get(layer.image), asked, { masks, proxies, edges }, signal);
      case 'text':
        return viewText(layer, asked, texts, signal);
      case 'fill': {
        const alone = { ...layer, ...plainLayer };
        const { width, height } = document;
        return renderer.view({ width, height, background: null, layers: [alone] }, { region: asked.region, ...asked.view }, signal);
      }
      case 'group':
        throw notPicturable(layer);
    }
  };

  const answer = (view: ViewAsked['view'], raster: Raster | undefined): { readonly width: number; readonly height: number; readonly pixels: Uint8Array<ArrayBuffer> } => {
    const { width, height } = view;
    if (!raster) return { width, height, pixels: new Uint8Array(width * height * 4) };
    const { data } = raster;
    return { width, height, pixels: new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength) };
  };

  return {
    content: async ({ document, layer, region, width, height }, { signal }) => {
      const { document: record } = documents.get(document);
      checkRecord(record, layer, masks);
      const view = { width, height };
      const raster = isEmpty(region) ? undefined : await contentOf(record, layer, { region, view }, signal);
      throwIfAborted(signal);
      return answer(view, raster);
    },

    effects: async ({ document, layer, region, width, height }, { signal }) => {
      const { document: record } = documents.get(document);
      checkRecord(record, layer, masks);
      const view = { width, height };
      const has = isPlaced(layer) && (layer.effects.shadow !== null || layer.effects.outline !== null);
      return answer(view, has && !isEmpty(region) ? await renderer.effects(record, layer, { region, ...view }, signal) : undefined);
    },

    composite: async ({ document, layer, region, width, height }, { signal }) => {
      const { document: record } = documents.get(document);
      const view = { width, height };
      const choice = layer === null ? { background: record.background } : { layers: [layer], ignoreRootVisibility: true };
      return answer(view, isEmpty(region) ? undefined : await renderer.view(record, { ...choice, region, ...view }, signal));
    },
  };
}
