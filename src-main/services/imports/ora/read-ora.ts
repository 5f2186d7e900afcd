import { remaining } from '../clipping';
import { checkCanvas, checkLayerSize, corruptArtwork, tooManyLayerPixels, tooManyLayers } from '../import-errors';
import { maxDepth, maxLayerPixels, mostLayers } from '../import-limits';
import type { ArtworkNode, ImportNote, ImportNoteKind } from '../imported';
import { artworkName, nodeName } from '../node-name';
import type { ArtworkFile, Picture, PictureNumber, Reading } from '../reading';
import { readEntries, readStackText } from './archive';
import { blendOfOra, isAtop } from './ora-blend';
import { pngHeader } from './png-header';
import { readXml, type XmlElement } from './xml';

type Node = ArtworkNode<PictureNumber>;

const label = 'OpenRaster';

class OraReader {
  readonly notes: ImportNote[] = [];
  private pictures = 0;
  private nodes = 0;
  private pixels = 0;
  private deepest = 8;
  private entries: ReadonlyMap<string, Uint8Array> = new Map();

  constructor(private readonly file: ArtworkFile) {}

  *read(): Reading {
    const { name } = this.file;
    const image = this.stack();
    const [width, height] = [this.number(image, 'w', Number.NaN), this.number(image, 'h', Number.NaN)];
    checkCanvas(name, label, width, height);
    const root = image.children.find((child) => child.name === 'stack');
    if (!root) throw this.corrupt('stack.xml has no stack');
    this.entries = readEntries(this.file, new Set(this.sources(root)));
    const nodes = yield* this.siblings(root, 0, 0);
    if (this.deepest > 8) this.notes.unshift({ layer: null, what: 'depth', detail: String(this.deepest) });
    return { name: artworkName(name), width, height, nodes, notes: this.notes };
  }

  private corrupt(cause: unknown): Error {
    return corruptArtwork(this.file.name, label, cause);
  }

  private stack(): XmlElement {
    const text = readStackText(this.file);
    try {
      const root = readXml(text, { mostElements: 8 * mostLayers, mostDepth: maxDepth });
      if (root.name !== 'image') throw new SyntaxError(`'${root.name}' is not an image`);
      return root;
    } catch (error) {
      throw this.corrupt(error);
    }
  }

  private *sources(stack: XmlElement): Generator<string> {
    for (const child of stack.children) {
      if (child.name === 'stack') yield* this.sources(child);
      if (child.name !== 'layer') continue;
      const src = child.attributes.get('src') ?? '';
      const isInside = src !== '' && !/^[\\/]|^[A-Za-z]:|\\|(^|\/)\.\.?(\/|$)/.test(src);
      if (!isInside) throw this.corrupt(`'${src}' is not a place in the archive`);
      yield src;
    }
  }

  private number({ name, attributes }: XmlElement, attribute: string, fallback: number): number {
    const text = attributes.get(attribute);
    if (text === undefined && !Number.isNaN(fallback)) return fallback;
    const value = Number(text);
    if (text === undefined || text.trim() === '' || !Number.isFinite(value)) throw this.corrupt(`'${attribute}' of a ${name} is '${text ?? ''}'`);
    return value;
  }

  private note(layer: string, what: ImportNoteKind, detail?: string): void {
    this.notes.push({ layer, what, ...(detail === undefined ? {} : { detail }) });
  }

  /** The first element is the topmost. Places are those of the stack around it and its own, added. */
  private *siblings(stack: XmlElement, x: number, y: number): Generator<Picture, readonly Node[], void> {
    const made: { readonly clip: boolean; readonly node: Node | undefined }[] = [];
    for (const element of stack.children.toReversed()) {
      if (element.name !== 'layer' && element.name !== 'stack' && element.name !== 'text' && element.name !== 'filter') continue;
      made.push({ clip: isAtop(element.attributes.get('composite-op')), node: yield* this.node(element, x, y) });
    }
    return remaining(made);
  }

  private *node(element: XmlElement, x: number, y: number): Generator<Picture, Node | undefined, void> {
    const { attributes } = element;
    const isStack = element.name === 'stack';
    const name = nodeName(attributes.get('name'), isStack ? 'Group' : 'Layer');
    if (element.name === 'text') return void this.note(name, 'no-pixels');
    if (element.name === 'filter') return void this.note(name, 'filter');
    if (++this.nodes > mostLayers) throw tooManyLayers(this.file.name);
    const operator = attributes.get('composite-op');
    const { blend, exact } = blendOfOra(operator);
    if (!exact) this.note(name, 'blend-mode', `${operator} -> ${blend}`);
    if (isAtop(operator)) this.note(name, 'clip');
    const base = {
      name,
      visible: attributes.get('visibility') !== 'hidden',
      locked: attributes.get('edit-locked') === 'true',
      opacity: Math.max(0, Math.min(1, this.number(element, 'opacity', 1))),
      blend,
      clip: isAtop(operator),
    };
    const [left, top] = [x + Math.round(this.number(element, 'x', 0)), y + Math.round(this.number(element, 'y', 0))];
    if (isStack) {
      if (this.isPassThrough(element)) this.note(name, 'pass-through');
      return { kind: 'group', ...base, children: yield* this.siblings(element, left, top) };
    }
    return yield* this.layer(base, attributes.get('src') ?? '', left, top);
  }

  /** Stacks are isolated when they say so, or have an opacity or a blend mode; it matters when something in them blends. */
  private isPassThrough({ attributes, children }: XmlElement): boolean {
    const isPlain = Number(attributes.get('opacity') ?? 1) === 1 && blendOfOra(attributes.get('composite-op')).blend === 'normal';
    if (!isPlain || attributes.get('isolation') === 'isolate') return false;
    return children.some((child) => this.isPassThrough(child) || blendOfOra(child.attributes.get('composite-op')).blend !== 'normal');
  }

  private *layer(base: Omit<Node & { kind: 'fill' }, 'kind' | 'colour'>, src: string, left: number, top: number): Generator<Picture, Node, void> {
    const bytes = this.entries.get(src);
    const header = bytes && pngHeader(bytes);
    if (!bytes || !header) throw this.corrupt(`'${src}' is not a PNG file`);
    const { width, height, depth } = header;
    checkLayerSize(this.file.name, base.name, width, height);
    this.pixels += width * height;
    if (this.pixels > maxLayerPixels) throw tooManyLayerPixels(this.file.name);
    this.deepest = Math.max(this.deepest, depth);
    yield { kind: 'png', layer: base.name, bytes };
    return { kind: 'pixels', ...base, left, top, width, height, picture: this.pictures++ };
  }
}

/**
 * Reads an OpenRaster file (specification 0.0.6): a zip archive with the layers' PNG files and their order in stack.xml.
 * @throws ClickcutError `image-corrupt`, `image-too-large`
 */
export const readOra = (file: ArtworkFile): Reading => new OraReader(file).read();
