import { describe, expect, it } from 'vitest';
import { migrateDocument } from '../../../src-preload/model/migrations/migrations';
import { document } from './photo-project';

const photo = 'a'.repeat(64);
const mask = 'b'.repeat(64);

/** As version 0.1 kept it. */
const schema1 = `{
  "schema": 1, "id": "V1StGXR8_Z5jdHi6B-myT", "name": "Gulls", "width": 640, "height": 480,
  "images": { "${photo}": { "id": "${photo}", "name": "gulls.jpg", "width": 640, "height": 480, "format": "jpeg", "hasAlpha": false, "depth": 8, "space": "srgb", "profile": "sRGB", "bytes": 81234 } },
  "layers": [
    { "kind": "image", "id": "l1", "name": "Gulls", "visible": true, "locked": true, "opacity": 1, "image": "${photo}" },
    { "kind": "cutout", "id": "l2", "name": "Gull", "visible": false, "locked": false, "opacity": 0.5, "image": "${photo}", "mask": "${mask}",
      "bounds": { "x": 10, "y": 20, "width": 30, "height": 40 },
      "origin": { "kind": "prompts", "prompts": { "points": [{ "x": 12.5, "y": 30, "positive": true }] }, "candidate": 2 } },
    { "kind": "cutout", "id": "l3", "name": "", "visible": true, "locked": false, "opacity": 1, "image": "${photo}", "mask": "${mask}",
      "bounds": { "x": 0, "y": 0, "width": 0, "height": 0 }, "origin": { "kind": "background" } }
  ]
}`;

const added = { parent: null, outputs: [], blend: 'normal', clip: false, transform: [1, 0, 0, 1, 0, 0], effects: { shadow: null, outline: null } };

describe('a document of schema 1', () => {
  it('becomes one of the current schema that looks the same', () => {
    expect(migrateDocument(JSON.parse(schema1))).toEqual({
      ok: true,
      document: {
        schema: 5,
        outputs: [],
        id: 'V1StGXR8_Z5jdHi6B-myT',
        name: 'Gulls',
        width: 640,
        height: 480,
        background: null,
        guides: [],
        images: { [photo]: { id: photo, name: 'gulls.jpg', width: 640, height: 480, format: 'jpeg', hasAlpha: false, depth: 8, space: 'srgb', profile: 'sRGB', bytes: 81234 } },
        layers: [
          { kind: 'image', id: 'l1', name: 'Gulls', visible: true, locked: true, opacity: 1, image: photo, ...added },
          {
            kind: 'cutout', id: 'l2', name: 'Gull', visible: false, locked: false, opacity: 0.5, image: photo, base: mask, mask, refine: null, ...added,
            bounds: { x: 10, y: 20, width: 30, height: 40 },
            origin: { kind: 'prompts', prompts: { points: [{ x: 12.5, y: 30, positive: true }] }, candidate: 2, logits: null, detail: null },
          },
          {
            kind: 'cutout', id: 'l3', name: 'Layer', visible: true, locked: false, opacity: 1, image: photo, base: mask, mask, refine: null, ...added,
            bounds: { x: 0, y: 0, width: 0, height: 0 }, origin: { kind: 'background' },
          },
        ],
      },
    });
  });

  it('keeps its names and ids within what schema 2 allows', () => {
    const migrated = migrateDocument({ ...JSON.parse(schema1), id: 'a/b é', name: '' });
    expect(migrated).toMatchObject({ ok: true, document: { id: 'a_b__', name: 'Untitled' } });
  });

  it('is left as it was', () => {
    const value: unknown = JSON.parse(schema1);
    migrateDocument(value);
    expect(value).toEqual(JSON.parse(schema1));
  });

  it('that was never valid is refused', () => {
    expect(migrateDocument({ ...JSON.parse(schema1), layers: 'none' })).toMatchObject({ ok: false, reason: 'invalid' });
    expect(migrateDocument({ ...JSON.parse(schema1), layers: [7] })).toMatchObject({ ok: false, reason: 'invalid' });
  });
});

describe('a document of schema 2', () => {
  it('has cut-outs that are not refined', () => {
    const layers = document.layers.map((layer) => (layer.kind === 'cutout' ? { ...layer, refine: undefined } : layer));
    const schema2: unknown = JSON.parse(JSON.stringify({ ...document, schema: 2, layers }));
    expect(migrateDocument(schema2)).toEqual({ ok: true, document: { ...document, layers: document.layers.map((layer) => (layer.kind === 'cutout' ? { ...layer, refine: null } : layer)) } });
  });
});

describe('a document of schema 3', () => {
  it('keeps no export settings, in none of its layers', () => {
    const schema3: unknown = JSON.parse(JSON.stringify({ ...document, schema: 3, outputs: undefined, layers: document.layers.map((layer) => ({ ...layer, outputs: undefined })) }));
    expect(migrateDocument(schema3)).toEqual({ ok: true, document });
  });
});

describe('a document of schema 4', () => {
  it('has cut-outs of which nothing is known from nearer', () => {
    const before = (layer: (typeof document.layers)[number]) => (layer.kind === 'cutout' && layer.origin.kind === 'prompts' ? { ...layer, origin: { ...layer.origin, detail: undefined } } : layer);
    const schema4: unknown = JSON.parse(JSON.stringify({ ...document, schema: 4, layers: document.layers.map(before) }));
    expect(migrateDocument(schema4)).toEqual({ ok: true, document });
  });

  it('has none for areas and removed backgrounds either', () => {
    const layers = document.layers.map((layer) => (layer.kind === 'cutout' ? { ...layer, origin: { kind: 'background', keep: 0.5 } } : layer));
    expect(migrateDocument({ ...document, schema: 4, layers })).toEqual({ ok: true, document: { ...document, layers } });
  });
});

describe('a document', () => {
  it('of the current schema stays as it is', () => {
    expect(migrateDocument(structuredClone(document))).toEqual({ ok: true, document });
  });

  it('of a later schema is told apart from a damaged one', () => {
    expect(migrateDocument({ schema: 6 })).toEqual({ ok: false, reason: 'newer', schema: 6 });
  });

  it.each([[undefined], [null], [[]], ['2'], [{}], [{ schema: 0 }], [{ schema: 1.5 }], [{ schema: '2' }], [{ schema: 2 }], [{ schema: 3 }], [{ schema: 4 }], [{ schema: 5 }]])('that is %j is refused', (value) => {
    expect(migrateDocument(value)).toMatchObject({ ok: false, reason: 'invalid' });
  });
});
