import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

/**
 * Every line is an import that the architecture forbids. They are linted as if they stood in the named file, with the
 * project's own configuration: if a rule is loosened or stops working, its line here fails.
 */
const forbidden: readonly (readonly [file: string, code: string])[] = [
  ['src-preload/model/seed.ts', "import type { ErrorCode } from '../contract/errors';"],
  ['src-preload/raster/seed.ts', "import type { Contract } from '../contract/define';"],
  ['src-preload/contract/seed.ts', "import type { Channel } from '../rpc/protocol';"],
  ['src-preload/rpc/seed.ts', "import { createInProcessPair } from '../transports/in-process';"],
  ['src-preload/rpc/seed.ts', "import { readFile } from 'node:fs/promises';"],
  ['src-preload/transports/seed.ts', "import type { Images } from '../../src-main/services/images/images';"],
  ['src-preload/transports/seed.ts', "import { ipcRenderer } from 'electron';"],
  ['src-main/inference/seed.ts', "import type { Images } from '../services/images/images';"],
  ['src-main/services/seed.ts', "import { InferenceSession } from 'onnxruntime-node';"],
  ['src-main/services/seed.ts', "import type { Channel } from '../../src-preload/rpc/protocol';"],
  ['src-main/services/seed.ts', "import { entryPath } from '../app/entry-path';"],
  ['src-main/services/seed.ts', "import { app } from 'electron';"],
  ['src-main/hosts/web/seed.ts', "import { app } from 'electron';"],
  ['src-main/hosts/cli/seed.ts', "import type { Images } from '../../services/images/images';"],
  ['src-main/hosts/web/seed.ts', "import { something } from '../cli/commands/models';"],
  ['src-renderer/editor/seed.ts', "import { useState } from 'react';"],
  ['src-renderer/editor/seed.ts', "import Konva from 'konva';"],
  ['src-renderer/editor/seed.ts', "import type { Images } from '../../src-main/services/images/images';"],
  ['src-renderer/editor/seed.ts', "import { readFile } from 'node:fs/promises';"],
  ['src-renderer/features/layers/seed.tsx', "import { Stage } from 'react-konva';"],
  ['src-renderer/ui/seed.tsx', "import type { DocumentRecord } from '../../src-preload/model/document';"],
];

const allowed: readonly (readonly [file: string, code: string])[] = [
  ['src-preload/contract/seed.ts', "import type { Rect } from '../model/geometry';\nexport type R = Rect;"],
  ['src-main/services/seed.ts', "import { readFile } from 'node:fs/promises';\nexport const read = readFile;"],
  ['src-renderer/editor/seed.ts', "import type { Rect } from '../../src-preload/model/geometry';\nexport type R = Rect;"],
];

const eslint = new ESLint();
const layerErrors = async (file: string, code: string): Promise<readonly string[]> => {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: file });
  return (result?.messages ?? []).filter((m) => m.ruleId?.startsWith('boundaries/')).map((m) => m.message);
};

describe('the layers', () => {
  it.each(forbidden)('%s may not: %s', async (file, code) => {
    expect(await layerErrors(file, code)).not.toHaveLength(0);
  });

  it.each(allowed)('%s may: %s', async (file, code) => {
    expect(await layerErrors(file, code)).toEqual([]);
  });

  it('refuse a source file outside every layer', async () => {
    expect(await layerErrors('src-main/somewhere-else/seed.ts', 'export const x = 1;')).not.toHaveLength(0);
  });
});
