import { readPsd as parsePsd, type Layer, type Psd } from 'ag-psd';
import { noEffects, type LayerEffects } from '../../../../src-preload/model/effects';
import { remaining } from '../clipping';
import { checkLayerSize, corruptArtwork, tooManyLayerPixels, tooManyLayers } from '../import-errors';
import { maxDepth, maxLayerPixels, mostLayers } from '../import-limits';
import type { ArtworkNode, ImportNote, ImportNoteKind } from '../imported';
import { artworkName, nodeName } from '../node-name';
import type { ArtworkFile, Picture, PictureNumber, Reading } from '../reading';
import { mergedPicture } from './merged-picture';
import { blendOfPsd } from './psd-blend';
import { colourOfPsd } from './psd-colour';
import { effectsOfPsd } from './psd-effects';
import { hidesNothing, maskFor, type Coverage } from './psd-masks';
import { lostSettings, rasterised } from './psd-notes';
import { hasAlphaChannel, layerCoverage, layerPixels, sizeOf } from './psd-pixels';
import { readStructure, type PsdStructure } from './psd-structure';

type Node = ArtworkNode<PictureNumber>;
type NodeLook = Omit<Node & { kind: 'fill' }, 'kind' | 'colour'>;
type Made = Generator<Picture, Node | undefined, void>;

const label = 'Photoshop';
const backgroundName = 'Background';

/** Photoshop's 'lock all' shows as protected transparency in the layer's flags that its list of locks does not name. */
function isLocked({ protected: locks, transparencyProtected }: Layer): boolean {
  if (!locks) return false;
  return (locks.composite === true && locks.position === true) || (transparencyProtected === true && locks.transparency !== true);
}

/** The background layer: the lowest one, opaque, as large as the canvas. */
function isBackground(layer: Layer, { width, height }: PsdStructure): boolean {
  const { left = 0, top = 0, right = 0, bottom = 0, opacity = 1, mask } = layer;
  const fills = left === 0 && top === 0 && right === width && bottom === height;
  return fills && !layer.children && !hasAlphaChannel(layer) && opacity === 1 && !mask && blendOfPsd(layer.blendMode).blend === 'normal';
}

const isPassThrough = (layer: Layer): boolean => layer.children !== undefined && layer.blendMode === 'pass through';

/** Whether anything in a group blends with what lies below the group. */
const reachesBelow = (group: Layer): boolean =>
  (group.children ?? []).some((child) => (isPassThrough(child) ? reachesBelow(child) : (child.blendMode ?? 'normal') !== 'normal'));

class PsdReader {
  readonly notes: ImportNote[] = [];
  private pictures = 0;
  private nodes = 0;
  private pixels = 0;

  constructor(
    private readonly file: ArtworkFile,
    private readonly structure: PsdStructure,
    /** Degrees. */
    private readonly globalAngle: number | undefined,
  ) {}

  *siblings(layers: readonly Layer[], masks: readonly Coverage[], depth: number): Generator<Picture, readonly Node[], void> {
    if (depth > maxDepth) throw corruptArtwork(this.file.name, label, `groups nested more than ${maxDepth} deep`);
    const made: { readonly clip: boolean; readonly node: Node | undefined }[] = [];
    for (const layer of layers) made.push({ clip: layer.clipping === true, node: yield* this.node(layer, masks, depth) });
    return remaining(made);
  }

  private note(layer: Layer, what: ImportNoteKind, detail?: string): void {
    this.notes.push({ layer: nodeName(layer.name, 'Layer'), what, ...(detail === undefined ? {} : { detail }) });
  }

  private *node(layer: Layer, masks: readonly Coverage[], depth: number): Made {
    if (layer.adjustment) return void this.note(layer, 'adjustment-layer');
    if (++this.nodes > mostLayers) throw tooManyLayers(this.file.name);
    const { effects, lost } = effectsOfPsd(layer, this.globalAngle);
    if (lost) this.note(layer, 'effects');
    for (const kind of lostSettings(layer)) this.note(layer, kind);
    const { blend, exact } = blendOfPsd(layer.blendMode);
    if (!exact) this.note(layer, 'blend-mode', `${layer.blendMode} -> ${blend}`);
    const base = {
      name: nodeName(layer.name, layer.children ? 'Group' : 'Layer'),
      visible: layer.hidden !== true,
      locked: isLocked(layer),
      opacity: Math.max(0, Math.min(1, (layer.opacity ?? 1) * (layer.fillOpacity ?? 1))),
      blend,
      clip: layer.clipping === true,
    };
    const own = layerCoverage(layer, this.structure);
    if (layer.children) {
      if (layer.artboard) this.note(layer, 'artboard');
      if (isPassThrough(layer) && reachesBelow(layer)) this.note(layer, 'pass-through');
      if (own && !hidesNothing(own, this.canvas)) this.note(layer, 'group-mask');
      const inner = own && !own.disabled ? [...masks, own] : masks;
      return { kind: 'group', ...base, children: yield* this.siblings(layer.children, inner, depth + 1) };
    }
    const kind = rasterised(layer);
    const fill = layer.vectorFill?.type === 'color' && kind === undefined ? colourOfPsd(layer.vectorFill.color) : undefined;
    if (fill !== undefined) return yield* this.fill(layer, base, { colour: fill, effects }, own, masks);
    const { width, height } = sizeOf(layer);
    if (width * height === 0 && layer.vectorFill) return void this.note(layer, 'no-pixels');
    if (kind !== undefined) this.note(layer, kind);
    // A layer without any pixels still counts: others may be clipped to it.
    if (width * height === 0) return this.pixelNode(base, noEffects, 0, 0, yield* this.picture(1, 1, new Uint8Array(4)), undefined);
    checkLayerSize(this.file.name, base.name, width, height);
    const { left = 0, top = 0 } = layer;
    const picture = yield* this.picture(width, height, layerPixels(layer, this.structure));
    return this.pixelNode(base, effects, left, top, picture, maskFor(own, masks, { x: left, y: top, width, height }));
  }

  private get canvas(): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
    return { x: 0, y: 0, width: this.structure.width, height: this.structure.height };
  }

  /** A fill covers everything; where a mask limits it, it becomes pixels of its colour. */
  private *fill(layer: Layer, base: NodeLook, { colour, effects }: { readonly colour: string; readonly effects: LayerEffects }, own: Coverage | undefined, masks: readonly Coverage[]): Made {
    const mask = maskFor(own, masks, this.canvas);
    if (!mask || mask.disabled) {
      if (effects.shadow || effects.outline) this.note(layer, 'effects');
      return { kind: 'fill', ...base, colour };
    }
    const { width, height } = this.structure;
    const rgba = new Uint8Array(width * height * 4);
    new DataView(rgba.buffer).setUint32(0, Number.parseInt(`${colour.slice(1)}ff`, 16));
    for (let filled = 4; filled < rgba.length; filled *= 2) rgba.copyWithin(filled, 0, filled);
    return this.pixelNode(base, effects, 0, 0, yield* this.picture(width, height, rgba), mask);
  }

  private pixelNode(
    base: NodeLook,
    effects: LayerEffects,
    left: number,
    top: number,
    picture: { readonly picture: number; readonly width: number; readonly height: number },
    mask: ReturnType<typeof maskFor>,
  ): Node {
    const styled = effects.shadow || effects.outline ? { effects } : {};
    return { kind: 'pixels', ...base, ...styled, left, top, ...picture, ...(mask ? { mask } : {}) };
  }

  *picture(width: number, height: number, data: Uint8Array): Generator<Picture, PictureNumber & { readonly width: number; readonly height: number }, void> {
    this.pixels += width * height;
    if (this.pixels > maxLayerPixels) throw tooManyLayerPixels(this.file.name);
    const { profile } = this.structure;
    yield { kind: 'rgba', width, height, data, ...(profile ? { profile } : {}) };
    return { picture: this.pictures++, width, height };
  }
}

function parse({ name, bytes }: ArtworkFile): Psd {
  const ignore = { skipCompositeImageData: true, skipThumbnail: true, skipLinkedFilesData: true, useImageData: true, log: () => undefined };
  try {
    return parsePsd(bytes, { ...ignore, useRawData: true });
  } catch (error) {
    throw corruptArtwork(name, label, error);
  }
}

/**
 * Reads a Photoshop document (PSD, PSB) of grey, indexed or RGB pixels with 8, 16 or 32 bits a channel. ag-psd reads
 * the layer records; pixels are unpacked here, a layer at a time and never beyond the layer's size.
 * @throws ClickcutError `image-corrupt`, `image-too-large`, `image-unsupported`; other errors mean damaged pixels
 */
export function* readPsd(file: ArtworkFile): Reading {
  const structure = readStructure(file);
  const { width, height, depth } = structure;
  const parsed = structure.layers === 0 ? undefined : parse(file);
  const reader = new PsdReader(file, structure, parsed?.imageResources?.globalAngle);
  if (depth !== 8) reader.notes.push({ layer: null, what: 'depth', detail: String(depth) });
  const artwork = { name: artworkName(file.name), width, height, notes: reader.notes };
  if (!parsed) {
    const { data, hasAlpha } = mergedPicture(structure);
    const picture = yield* reader.picture(width, height, data);
    const look = { visible: true, locked: !hasAlpha, opacity: 1, blend: 'normal', clip: false } as const;
    return { ...artwork, nodes: [{ kind: 'pixels', name: hasAlpha ? artwork.name : backgroundName, ...look, left: 0, top: 0, ...picture }] };
  }
  const layers = parsed.children ?? [];
  if (layers.length === 0) throw corruptArtwork(file.name, label, 'its list of layers');
  const nodes = yield* reader.siblings(layers, [], 1);
  const [lowest] = nodes;
  const [lowestLayer] = layers;
  if (lowest && lowestLayer && isBackground(lowestLayer, structure)) return { ...artwork, nodes: [{ ...lowest, locked: true }, ...nodes.slice(1)] };
  return { ...artwork, nodes };
}
