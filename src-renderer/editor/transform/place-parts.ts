import type { Rect } from '../../../src-preload/model/geometry';
import type { LayerSelection } from '../document/selection';
import type { Session } from '../document/session';
import { createCropping, type Cropping } from '../cropping/cropping';
import type { Engine } from '../engine';
import { createGuides, type Guides } from '../guides/guides';
import { createViewOptions, type ViewOptions } from '../guides/view-options';
import type { EditorPorts } from '../ports';
import type { Pictures } from '../pictures/pictures';
import type { Toasts } from '../toasts/toasts';
import { createCropTool } from '../tools/crop/crop-tool';
import { createEyedropperTool } from '../tools/eyedropper/eyedropper-tool';
import { createPicker, type Picker } from '../tools/eyedropper/picker';
import { createMoveTool } from '../tools/move/move-tool';
import { createTextEditing, type TextEditing } from '../tools/text/text-editing';
import { createTextTool } from '../tools/text/text-tool';
import type { Tool } from '../tools/tool';
import type { Viewport } from '../viewport/viewport';
import type { Writing } from '../writing/writing';
import { createAlphaProbe } from './alpha-probe';
import { createTransforming, type Transforming } from './transforming';

/** What places things on the canvas. */
export interface PlaceParts {
  readonly viewOptions: ViewOptions;
  readonly guides: Guides;
  readonly transforming: Transforming;
  readonly cropping: Cropping;
  readonly textEditing: TextEditing;
  readonly picker: Picker;
}

export interface PlaceNeeds {
  readonly engine: Engine;
  readonly session: Session;
  readonly selection: LayerSelection;
  readonly viewport: Viewport;
  readonly pictures: Pictures;
  readonly writing: Writing;
  readonly toasts: Toasts;
  readonly ports: EditorPorts;
  /** Opens the prompts of the chosen cut-out again. */
  readonly reopen: () => void;
  /** Resolves once every new cut-out has its edge. */
  readonly edges: () => Promise<void>;
  /** Where what is selected lies in the document. */
  readonly selected: () => Rect | undefined;
  /** Puts a text into the clipboard. */
  readonly copy: (text: string) => void;
}

export function createPlaceParts(needs: PlaceNeeds): { readonly parts: PlaceParts; readonly tools: Readonly<Record<'move' | 'crop' | 'text' | 'eyedropper', Tool>> } {
  const { session, selection, viewport, pictures, ports, reopen } = needs;
  const viewOptions = createViewOptions();
  const guides = createGuides(session, viewport, viewOptions);
  const transforming = createTransforming();
  const cropping = createCropping(needs);
  const textEditing = createTextEditing(needs);
  const picker = createPicker(needs);
  const probe = createAlphaProbe(session, pictures);
  return {
    parts: { viewOptions, guides, transforming, cropping, textEditing, picker },
    tools: {
      move: createMoveTool({
        session,
        selection,
        viewport,
        transforming,
        viewOptions,
        guides,
        probe,
        ports,
        open: (layer) => {
          if (layer.kind === 'text') textEditing.begin(layer.id);
          if (layer.kind === 'cutout') reopen();
        },
      }),
      crop: createCropTool({ session, viewport, cropping, transforming, viewOptions }),
      text: createTextTool(session, textEditing),
      eyedropper: createEyedropperTool(picker),
    },
  };
}
