import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import { childrenOf } from '../../../src-preload/model/tree';
import type { Translate } from '../../ui/text';

/** The second line of a row: what kind of layer it is, and of what. */
export function describeLayer(t: Translate, layer: Layer, document: DocumentRecord): string {
  switch (layer.kind) {
    case 'image': {
      const image = document.images[layer.image];
      return `${t('layers.photo')}${image ? ` · ${image.width} × ${image.height}` : ''}`;
    }
    case 'cutout':
      switch (layer.origin.kind) {
        case 'background':
          return `${t('layers.cutout')} · ${t('layers.fromBackground')}`;
        case 'drawn':
          return t('layers.cutout');
        case 'prompts': {
          const { points, box } = layer.origin.prompts;
          return `${t('layers.cutout')} · ${t('layers.prompts', { count: points.length + (box ? 1 : 0) })}`;
        }
      }
      break;
    case 'text':
      return t('layers.text');
    case 'group':
      return `${t('layers.group')} · ${t('layers.count', { count: childrenOf(document.layers, layer.id).length })}`;
    case 'fill':
      switch (layer.fill.kind) {
        case 'colour':
          return t('layers.fillColour');
        case 'gradient':
          return t('layers.fillGradient');
        case 'image':
          return t('layers.fillImage');
        case 'blur':
          return t('layers.fillBlur');
      }
  }
}
