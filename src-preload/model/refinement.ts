import { z } from 'zod';
import { maskId } from './ids';

/**
 * How a selection becomes the alpha that is shown. Lengths are in pixels of the photo. The steps run in the order of
 * the fields: clean-up, edge, shape, colour.
 */
export const refineSettings = z
  .object({
    /** Holes with fewer pixels than this are filled; 0 fills none. Those that were clicked away stay. */
    fillHoles: z.number().min(0).max(1e7),
    /** Pieces with fewer pixels than this are dropped; 0 drops none. Those that were clicked stay. */
    dropIslands: z.number().min(0).max(1e7),
    /**
     * How the edge is found in the photo: as the selection has it, firm along the photo's own edges, or with the
     * transitions of hair, fur and blur; or firm here and soft there, as the photo tells.
     */
    edge: z.enum(['keep', 'auto', 'firm', 'soft']),
    /** Width of the band in which the edge is looked for, as a multiple of the automatic one. */
    band: z.number().min(0.25).max(4),
    /** Radius in which the contour is evened out. */
    smooth: z.number().min(0).max(100),
    /** Standard deviation of a blur. */
    feather: z.number().min(0).max(250),
    /** 0..1: how much steeper transitions become. */
    contrast: z.number().min(0).max(1),
    /** Grows (above 0) or shrinks. */
    shift: z.number().min(-100).max(100),
    /** 0..1: how much of the background's colour is taken out of soft edges. */
    decontaminate: z.number().min(0).max(1),
  })
  .readonly();
export type RefineSettings = z.infer<typeof refineSettings>;

/** What a new cut-out gets. */
export const defaultRefine: RefineSettings = {
  fillHoles: 0,
  dropIslands: 0,
  edge: 'auto',
  band: 1,
  smooth: 0,
  feather: 0,
  contrast: 0,
  shift: 0,
  decontaminate: 1,
};

/** Settings that leave a selection as it is. */
export const noRefine: RefineSettings = { ...defaultRefine, edge: 'keep', decontaminate: 0 };

/** A refinement with what it was made from, so that it can be made again with other settings. */
export const refinement = z
  .object({
    settings: refineSettings,
    /** What is refined: the selection, with what had been painted on it until then. */
    source: maskId,
    /** Where it was painted, the photo alone decides what belongs to the object; null where nothing was painted. */
    hair: maskId.nullable(),
    /** What refining gave. Where the layer's mask differs from it, it was painted later. */
    output: maskId,
  })
  .readonly();
export type Refinement = z.infer<typeof refinement>;
