import { describe, expect, it } from 'vitest';
import type { ImportedArtwork } from '../../../src-main/services/imports/imported';
import type { Layer, LayerMaskData } from 'ag-psd';
import { grey, importer, layerAt, pixelNode, psd, translucent, type Pixels } from './artwork-files';

const open = (...children: readonly Layer[]): Promise<ImportedArtwork> => importer().importPsd(psd({ width: 20, height: 16, children: [...children] }), 'masks.psd');
const maskAt = (left: number, top: number, imageData: Pixels, rest: LayerMaskData = {}): LayerMaskData => ({
  ...{ left, top, right: left + imageData.width, bottom: top + imageData.height, imageData, defaultColor: 0 },
  ...rest,
});
const ramp = grey(6, 5, (x, y) => x * 40 + y);
const alphaOf = ({ data }: Pixels): number[] => Array.from({ length: data.length / 4 }, (_, i) => data[i * 4] ?? -1);

describe('masks of a Photoshop document', () => {
  it('keep their place, their values, what they do outside, and whether they are on', async () => {
    const { nodes, notes } = await open(
      layerAt(0, 0, translucent(8, 8), { name: 'hides', mask: maskAt(1, 2, ramp) }),
      layerAt(0, 0, translucent(8, 8), { name: 'shows', mask: maskAt(-2, -1, ramp, { defaultColor: 255, disabled: true }) }),
    );
    const expected = { width: 6, height: 5, alpha: new Uint8Array(alphaOf(ramp)) };
    expect(pixelNode(nodes, 'hides').mask).toEqual({ left: 1, top: 2, ...expected, outside: 0, disabled: false });
    expect(pixelNode(nodes, 'shows').mask).toEqual({ left: -2, top: -1, ...expected, outside: 255, disabled: true });
    expect(notes).toEqual([]);
  });

  it('are dropped where they hide nothing', async () => {
    const white = grey(20, 16, () => 255);
    const { nodes } = await open(layerAt(2, 2, translucent(8, 8), { name: 'all', mask: maskAt(0, 0, white) }));
    expect(pixelNode(nodes, 'all').mask).toBeUndefined();
  });

  it('let the layer through by their density', async () => {
    const { nodes } = await open(layerAt(0, 0, translucent(8, 8), { name: 'half', mask: maskAt(0, 0, grey(4, 4, () => 0), { userMaskDensity: 0.5 }) }));
    const { mask } = pixelNode(nodes, 'half');
    // 255 - 0.5 * 255, with the density stored in 8 bits.
    expect(new Set(mask?.alpha)).toEqual(new Set([127]));
    expect(mask).toMatchObject({ left: 0, top: 0, width: 8, height: 8 });
  });

  it('of a group limit each layer in it, together with the layer and the groups around it', async () => {
    const half = grey(10, 16, () => 255);
    const { nodes, notes } = await open({
      name: 'outer',
      mask: maskAt(0, 0, half),
      children: [
        layerAt(0, 0, translucent(4, 4), { name: 'inside' }),
        layerAt(8, 0, translucent(4, 2), { name: 'across' }),
        { name: 'inner', mask: maskAt(0, 0, grey(20, 16, () => 128)), children: [layerAt(8, 0, translucent(4, 1), { name: 'twice', mask: maskAt(8, 0, grey(4, 1, (x) => x * 80)) })] },
      ],
    });
    expect(pixelNode(nodes, 'inside').mask).toBeUndefined();
    expect(pixelNode(nodes, 'across').mask).toEqual({ left: 8, top: 0, width: 4, height: 2, alpha: new Uint8Array([255, 255, 0, 0, 255, 255, 0, 0]), outside: 0, disabled: false });
    expect([...(pixelNode(nodes, 'twice').mask?.alpha ?? [])]).toEqual([0, 40, 0, 0]);
    expect(notes).toEqual([
      { layer: 'outer', what: 'group-mask' },
      { layer: 'inner', what: 'group-mask' },
    ]);
  });
});
