import { describe, expect, it } from 'vitest';
import { readXml } from '../../../src-main/services/imports/ora/xml';

const limits = { mostElements: 100, mostDepth: 10 };
const read = (text: string): ReturnType<typeof readXml> => readXml(text, limits);

describe('xml', () => {
  it('reads elements, attributes and entities, and passes over the rest', () => {
    const root = read(`\ufeff<?xml version="1.0"?><!-- a < b --><a x = "1" y='"&lt;&#65;&#x1F600;'> text <b/><![CDATA[<c/>]]><d><e k=""></e></d></a>\n<!-- end -->`);
    expect(root.name).toBe('a');
    expect([...root.attributes]).toEqual([['x', '1'], ['y', '"<A😀']]);
    expect(root.children.map(({ name, children }) => [name, children.length])).toEqual([['b', 0], ['d', 1]]);
  });

  it.each([
    ['nothing', ''],
    ['a wrong end', '<a><b></a></b>'],
    ['no end', '<a>'],
    ['two roots', '<a/><b/>'],
    ['text outside', '<a/>hello'],
    ['an attribute twice', '<a x="1" x="2"/>'],
    ['an attribute without quotes', '<a x=1/>'],
    ['an unknown entity', '<a x="&lol;"/>'],
    ['an entity without an end', '<a x="&amp"/>'],
    ['a character that does not exist', '<a x="&#x110000;"/>'],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['an open comment', '<a/><!-- '],
    ['too many elements', `<a>${'<b/>'.repeat(100)}</a>`],
    ['too deep', '<a>'.repeat(11) + '</a>'.repeat(11)],
  ])('refuses %s', (_name, text) => {
    expect(() => read(text)).toThrow(SyntaxError);
  });

  it('stays quick on text that is made to be slow', () => {
    const started = performance.now();
    expect(() => read(`<a ${'x="1" '.repeat(20_000)}`)).toThrow(SyntaxError);
    expect(() => read('<'.repeat(100_000))).toThrow(SyntaxError);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
