import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readXml, type XmlElement } from '../../../../src-main/services/imports/ora/xml';
import { writeOra } from '../../../../src-main/services/exports/layered/write-ora';
import type { DocumentRecord, Layer } from '../../../../src-preload/model/document';
import { translation } from '../../../../src-preload/model/matrix';
import { noise } from '../../../helpers/fixture-images';
import { createRenderStudio, cutoutOf, documentOf, fillOf, groupOf, imageOf, never } from '../../render/render-studio';

const source = noise(300, 40);
const studio = createRenderStudio();
const photo = await studio.addPhoto(source);
const mask = studio.addMask(photo, (x, y) => (x >= 30 && x < 42 && y >= 20 && y < 28 ? 40 + x + y : 0));

async function written(layers: readonly Layer[], more: Partial<DocumentRecord> = {}) {
  const bytes = await writeOra(documentOf(photo, layers, { images: { [photo.id]: photo }, ...more }), studio, { signal: never() });
  const files = unzipSync(bytes);
  const image = readXml(new TextDecoder().decode(files['stack.xml']), { mostElements: 100, mostDepth: 10 });
  return { bytes, files, image, root: image.children[0] ?? expect.fail() };
}

const look = ({ name, attributes }: XmlElement) => [name, attributes.get('name'), attributes.get('composite-op'), Number(attributes.get('opacity')), attributes.get('visibility')];

describe('an OpenRaster file', () => {
  it('begins with its type, stored at its place, and holds what the specification asks for', async () => {
    const { bytes, files, image } = await written([imageOf(photo)]);
    const head = Buffer.from(bytes.buffer, 0, 64);
    // Sizes in front of the entry, so that nothing has to look behind it.
    expect([head.readUInt16LE(6), head.readUInt16LE(8), head.readUInt32LE(18), head.toString('latin1', 30, 54)]).toEqual([0, 0, 16, 'mimetypeimage/openraster']);
    expect(Object.keys(files)).toEqual(['mimetype', 'data/layer0.png', 'stack.xml', 'mergedimage.png', 'Thumbnails/thumbnail.png']);
    expect([image.name, image.attributes.get('w'), image.attributes.get('h')]).toEqual(['image', '300', '40']);
    const sizes = await Promise.all(['mergedimage.png', 'Thumbnails/thumbnail.png'].map(async (name) => sharp(files[name]).metadata()));
    expect(sizes.map(({ width, height, format }) => [width, height, format])).toEqual([[300, 40, 'png'], [256, 34, 'png']]);
  });

  it('lists layers from the top, with their look and place', async () => {
    const { root, files } = await written([
      imageOf(photo, { name: 'a & "b" <c> \u0007👋', transform: translation(-7, 9), opacity: 0.37, visible: false, locked: true }),
      cutoutOf(photo, mask, { name: 'inner', parent: 'group', transform: translation(2, 1), blend: 'color-dodge' }),
      groupOf({ id: 'group', name: 'Group', opacity: 0.5, blend: 'screen' }),
    ]);
    expect(root.children.map(look)).toEqual([
      ['stack', 'Group', 'svg:screen', 0.5, 'visible'],
      ['layer', 'a & "b" <c>  👋', 'svg:src-over', 0.37, 'hidden'],
    ]);
    const [group, below] = root.children;
    expect(group?.attributes.get('isolation')).toBe('isolate');
    expect([below?.attributes.get('x'), below?.attributes.get('y'), below?.attributes.get('edit-locked')]).toEqual(['-7', '9', 'true']);
    const inner = group?.children[0] ?? expect.fail();
    expect([look(inner), inner.attributes.get('x'), inner.attributes.get('y')]).toEqual([['layer', 'inner', 'svg:color-dodge', 1, 'visible'], '32', '21']);
    const { data, info } = await sharp(files[inner.attributes.get('src') ?? '']).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([12, 8, 4]);
    expect([...data.subarray(0, 4)]).toEqual([...source.data.subarray((20 * 300 + 30) * 3, (20 * 300 + 30) * 3 + 3), 90]);
  });

  it('clips inside of a stack, and merges where a clipped layer blends', async () => {
    const base = imageOf(photo, { id: 'base', name: 'base', blend: 'multiply', opacity: 0.5 });
    const plain = await written([base, fillOf({ kind: 'colour', colour: '#336699' }, { name: 'tint', clip: true, opacity: 0.3 })]);
    expect(plain.root.children.map(look)).toEqual([['stack', 'base', 'svg:multiply', 0.5, 'visible']]);
    expect(plain.root.children[0]?.children.map(look)).toEqual([
      ['layer', 'tint', 'svg:src-atop', 0.3, 'visible'],
      ['layer', 'base', 'svg:src-over', 1, 'visible'],
    ]);
    const blended = await written([base, fillOf({ kind: 'colour', colour: '#336699' }, { name: 'tint', clip: true, blend: 'screen' })]);
    expect(blended.root.children.map(look)).toEqual([['layer', 'base', 'svg:multiply', 0.5, 'visible']]);
  });

  it('is cancelled', async () => {
    const control = new AbortController();
    const layers = [imageOf(photo), imageOf(photo)];
    const writing = writeOra(documentOf(photo, layers), studio, { signal: control.signal, progress: ({ done }) => void (done === 1 && control.abort()) });
    await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
  });
});
