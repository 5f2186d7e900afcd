import { ClickcutError } from '../../src-preload/contract/errors';
import { defaultRefine, noRefine, refineSettings, type RefineSettings } from '../../src-preload/model/refinement';

const starts = {
  auto: { ...defaultRefine, edge: 'auto' },
  soft: { ...defaultRefine, edge: 'soft' },
  firm: { ...defaultRefine, edge: 'firm' },
  off: noRefine,
} as const satisfies Readonly<Record<string, RefineSettings>>;

export type RefineChoice = keyof typeof starts;

/** How a selection becomes the alpha of a cut-out. Lengths are in pixels of the photo. */
export interface CutoutRefinement {
  /**
   * `soft` looks for the edge in the photo, hair and blur included, `firm` along the photo's own edges, `auto` (the
   * default) for either, as the photo tells. All three take the background's colour out of soft pixels. `off` takes
   * the selection as the model gives it.
   */
  readonly refine?: RefineChoice | undefined;
  /** 0..100: radius in which the contour is evened out; 0 unless told. */
  readonly smooth?: number | undefined;
  /** 0..250: standard deviation of a blur; 0 unless told. */
  readonly feather?: number | undefined;
  /** 0..1: how much steeper transitions become; 0 unless told. */
  readonly contrast?: number | undefined;
  /** -100..100: grows (above 0) or shrinks; 0 unless told. */
  readonly shift?: number | undefined;
  /** 0..1: how much of the background's colour is taken out of soft edges; 1 unless told, 0 where `refine` is `off`. */
  readonly decontaminate?: number | undefined;
}

/** @throws ClickcutError `bad-request` for values out of range */
export function settingsOf({ refine = 'auto', smooth, feather, contrast, shift, decontaminate }: CutoutRefinement): RefineSettings {
  if (!Object.hasOwn(starts, refine)) {
    throw new ClickcutError({ code: 'bad-request', message: `'${String(refine)}' is no way to refine.`, hint: "Use 'auto', 'soft', 'firm' or 'off'." });
  }
  const start = starts[refine];
  const given = Object.entries({ smooth, feather, contrast, shift, decontaminate }).filter(([, value]) => value !== undefined);
  const parsed = refineSettings.safeParse({ ...start, ...Object.fromEntries(given) });
  if (parsed.success) return parsed.data;
  const message = parsed.error.issues.map((issue) => `'${issue.path.join('.')}': ${issue.message}`).join('; ');
  throw new ClickcutError({ code: 'bad-request', message, hint: 'See CutoutRefinement for what each value may be.' });
}
