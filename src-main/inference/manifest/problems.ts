import { ClickcutError } from '../../../src-preload/contract/errors';
import { projectFolder } from './load';
import type { Model } from './schema';

const count = (n: number): string => `${n.toLocaleString('en-US')} bytes`;
const advice = (): string => `Run "npm ci" again in ${projectFolder()}.`;

export interface FileFacts {
  readonly bytes: number;
  readonly sha256?: string | undefined;
}

const describe = (facts: FileFacts): string => (facts.sha256 === undefined ? count(facts.bytes) : `${count(facts.bytes)}, sha256 ${facts.sha256}`);

/** A file of a model, or its whole package, is not there. */
export function missingFile(model: Model, path: string, expected: FileFacts | undefined, cause?: unknown): ClickcutError {
  const wanted = expected === undefined ? '' : ` Expected ${describe(expected)}.`;
  const message = `${model.name}: ${path} is missing or cannot be read.${wanted} It belongs to the package ${model.source.package} ${model.source.version}.`;
  const details = { model: model.id, path, ...(expected && { expected }) };
  return new ClickcutError({ code: 'model-missing', message, hint: advice(), details }, { cause });
}

/** A file of a model is there with other bytes than the published ones. */
export function alteredFile(model: Model, path: string, expected: FileFacts, found: FileFacts): ClickcutError {
  const word = found.bytes < expected.bytes ? 'truncated' : 'altered';
  return new ClickcutError({
    code: 'model-damaged',
    message: `${model.name}: ${path} is ${word}. Expected ${describe(expected)}; found ${describe(found)}.`,
    hint: advice(),
    details: { model: model.id, path, expected, found },
  });
}
