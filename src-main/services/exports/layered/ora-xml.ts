import type { OraNode } from './ora-stack';

/** Where a layer's pixels lie: its file in the archive, and its place on the canvas. */
export interface OraPlace {
  readonly src: string;
  readonly x: number;
  readonly y: number;
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 has no place for (2.2) become spaces. */
const attribute = (name: string, value: string | number): string => {
  const text = String(value).replace(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ').replace(/[&<>"]/g, (character) => named[character] ?? '');
  return ` ${name}="${text}"`;
};

const lookOf = ({ name, visible, locked, opacity, operator }: OraNode): string =>
  [
    attribute('name', name),
    attribute('composite-op', operator),
    attribute('opacity', opacity),
    attribute('visibility', visible ? 'visible' : 'hidden'),
    locked ? attribute('edit-locked', 'true') : '',
  ].join('');

const resolution = 72;

/** stack.xml: the topmost layer comes first. */
export function oraXml({ width, height }: { readonly width: number; readonly height: number }, nodes: readonly OraNode[], placeOf: (node: OraNode) => OraPlace): string {
  const lines = (siblings: readonly OraNode[], indent: string): readonly string[] =>
    siblings.toReversed().flatMap((node) => {
      if (node.kind === 'stack') return [`${indent}<stack${lookOf(node)} isolation="isolate">`, ...lines(node.children, `${indent} `), `${indent}</stack>`];
      const { src, x, y } = placeOf(node);
      return [`${indent}<layer${lookOf(node)}${attribute('src', src)}${attribute('x', x)}${attribute('y', y)}/>`];
    });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<image version="0.0.5" w="${width}" h="${height}" xres="${resolution}" yres="${resolution}">`,
    ' <stack>',
    ...lines(nodes, '  '),
    ' </stack>',
    '</image>',
    '',
  ].join('\n');
}
