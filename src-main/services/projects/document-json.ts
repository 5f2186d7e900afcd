import { migrateDocument } from '../../../src-preload/model/migrations/migrations';
import type { DocumentRecord } from '../../../src-preload/model/document';
import { documentProblem } from './document-problem';
import { mostJsonDepth } from './limits';
import { projectDamaged, projectTooNew } from './project-errors';

const quote = 0x22;
const backslash = 0x5c;
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/** The deepest nesting of lists and objects. UTF-8 keeps these characters apart from all others. */
function depthOf(json: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < json.length; i++) {
    const byte = json[i] ?? 0;
    if (inString) {
      if (byte === backslash) i += 1;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (opening.has(byte)) deepest = Math.max(deepest, ++depth);
    else if (closing.has(byte)) depth -= 1;
  }
  return deepest;
}

function parse(json: Uint8Array, fail: (what: string, cause?: unknown) => Error): unknown {
  if (depthOf(json) > mostJsonDepth) throw fail('it is nested too deeply');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch (cause) {
    throw fail('it is not JSON', cause);
  }
}

/**
 * A document of any schema so far from its JSON, valid in itself.
 * @param file for messages
 * @throws ClickcutError `project-damaged`, `project-too-new`
 */
export function documentFromJson(file: string, entry: string, json: Uint8Array): DocumentRecord {
  const fail = (what: string, cause?: unknown): Error => projectDamaged(file, entry, what, cause);
  return checkedDocument(file, entry, parse(json, fail));
}

/** The same for JSON that is parsed already. @throws ClickcutError `project-damaged`, `project-too-new` */
export function checkedDocument(file: string, entry: string, value: unknown): DocumentRecord {
  const migrated = migrateDocument(value);
  if (!migrated.ok) {
    throw migrated.reason === 'newer' ? projectTooNew(file, migrated.schema) : projectDamaged(file, entry, `the document is not valid: ${migrated.problem}`);
  }
  const problem = documentProblem(migrated.document);
  if (problem !== undefined) throw projectDamaged(file, entry, problem);
  return migrated.document;
}

export const documentToJson = (document: DocumentRecord): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(document));
