import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentRecord } from '../../../src-preload/model/document';
import { treeProblem } from '../../../src-preload/model/tree';
import { readProject } from '../../../src-main/services/projects/read-project';
import { packProject } from '../../../src-main/services/projects/write-project';
import { arbitraryDocument, arbitraryProject } from '../../helpers/arbitrary-document';

describe('generated documents', () => {
  it('are valid, of every kind of layer', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        expect(documentRecord.parse(document)).toEqual(document);
        expect(treeProblem(document.layers)).toBeUndefined();
        for (const { kind } of document.layers) kinds.add(kind);
      }),
      { numRuns: 60 },
    );
    expect([...kinds].sort()).toEqual(['cutout', 'fill', 'group', 'image', 'text']);
  });
});

describe('a project', () => {
  it('packed and read again is the same, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProject, async (contents) => {
        const again = await readProject({ bytes: await packProject(contents) });
        expect(again).toEqual(contents);
      }),
      { numRuns: 120 },
    );
  });

  it('is the same bytes each time it is written', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProject, async (contents) => {
        expect(Buffer.compare(await packProject(contents), await packProject(contents))).toBe(0);
      }),
      { numRuns: 10 },
    );
  });
});
