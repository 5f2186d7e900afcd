export type HintSide = 'top' | 'right' | 'bottom' | 'left';

/** Where a control says what its hint is. */
export const hintAttributes = { label: 'data-hint', shortcut: 'data-hint-keys', side: 'data-hint-side' } as const;
