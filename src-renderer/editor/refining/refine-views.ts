/** Ways to look at an edge, in the order in which a key steps through them. */
export const refineViews = ['overlay', 'black', 'white', 'matte', 'layers', 'ants', 'onion'] as const;
export type RefineView = (typeof refineViews)[number];

export function steppedView(view: RefineView, by: 1 | -1): RefineView {
  const at = refineViews.indexOf(view) + by + refineViews.length;
  return refineViews[at % refineViews.length] ?? view;
}

/** What becomes of the refined edge. */
export const refineOutputs = ['mask', 'selection', 'layer', 'cleanLayer'] as const;
export type RefineOutput = (typeof refineOutputs)[number];

/** Outputs that have colours of their own, so that these can be cleaned. */
export const hasCleanColours = (output: RefineOutput): boolean => output === 'mask' || output === 'cleanLayer';
