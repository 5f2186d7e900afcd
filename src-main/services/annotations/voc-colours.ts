/**
 * The colour map of Pascal VOC (`VOClabelcolormap` of its development kit): the bits of a number, three at a time from
 * the low end, become the bits of red, green and blue from the high end.
 * @returns 0xrrggbb for 0..255
 */
export const vocColours: readonly number[] = Array.from({ length: 256 }, (_, index) => {
  let colour = 0;
  for (let bit = 0; bit < 8; bit++) {
    for (let channel = 0; channel < 3; channel++) {
      if (((index >> (3 * bit + channel)) & 1) === 1) colour |= 1 << (8 * (2 - channel) + 7 - bit);
    }
  }
  return colour;
});

/** The classes of VOC 2012, in whose order its own files number them from 1. */
export const vocClasses: readonly string[] = [
  'aeroplane', 'bicycle', 'bird', 'boat', 'bottle', 'bus', 'car', 'cat', 'chair', 'cow',
  'diningtable', 'dog', 'horse', 'motorbike', 'person', 'pottedplant', 'sheep', 'sofa', 'train', 'tvmonitor',
];
