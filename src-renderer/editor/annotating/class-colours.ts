/**
 * Seven hues that people with any kind of colour blindness tell apart (Okabe and Ito 2008, without black), then two of
 * Paul Tol's muted scheme. From the tenth class on they come again: a class is also named wherever it is shown.
 */
const colours = ['#e69f00', '#56b4e9', '#009e73', '#f0e442', '#0072b2', '#d55e00', '#cc79a7', '#999933', '#882255'] as const;

/** Of what nobody has named yet. */
export const colourWithoutClass = '#d4d4da';

/** @param index of the class, from 0; below that there is none */
export const classColour = (index: number): string => (index < 0 ? colourWithoutClass : (colours[index % colours.length] ?? colourWithoutClass));

/** Of text on the colour of a class: at least 4.5:1. */
export const onClassColour = (index: number): string => (['#0072b2', '#882255'].includes(classColour(index)) ? '#ffffff' : '#121214');
