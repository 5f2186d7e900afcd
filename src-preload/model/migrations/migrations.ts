import { z } from 'zod';
import { documentRecord, schemaVersion, type DocumentRecord } from '../document';
import { isObject, type JsonObject } from './json';
import { migrate1To2 } from './migrate-1-to-2';
import { migrate2To3 } from './migrate-2-to-3';
import { migrate3To4 } from './migrate-3-to-4';
import { migrate4To5 } from './migrate-4-to-5';

export type Migrated =
  | { readonly ok: true; readonly document: DocumentRecord }
  /** Made by a later version: nothing is known of it. */
  | { readonly ok: false; readonly reason: 'newer'; readonly schema: number }
  | { readonly ok: false; readonly reason: 'invalid'; readonly problem: string };

/** Element n leads from schema n + 1 to schema n + 2. A step that was released is never changed again. */
const steps: readonly ((document: JsonObject) => JsonObject)[] = [migrate1To2, migrate2To3, migrate3To4, migrate4To5];

const invalid = (problem: string): Migrated => ({ ok: false, reason: 'invalid', problem });

/** Brings a document of any schema so far, as plain JSON, to the current one. The given value is left as it is. */
export function migrateDocument(value: unknown): Migrated {
  if (!isObject(value)) return invalid('it is not an object');
  const schema = value['schema'];
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1) return invalid('it names no schema');
  if (schema > schemaVersion) return { ok: false, reason: 'newer', schema };
  const current = steps.slice(schema - 1).reduce((document, step) => step(document), value);
  const parsed = documentRecord.safeParse(current);
  return parsed.success ? { ok: true, document: parsed.data } : invalid(z.prettifyError(parsed.error).split('\n').slice(0, 2).join(' '));
}
