import { ClickcutError } from '../../../../src-preload/contract/errors';

function reasonOf(cause: unknown): readonly [string, string] {
  switch ((cause as { readonly code?: unknown } | undefined)?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return ['the disk is full', 'Free some space. Until then, save the project elsewhere now and then.'];
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return ['permission denied', 'Make the folder writable. Until then, save the project now and then.'];
    default:
      return [cause instanceof Error ? cause.message : String(cause), 'Save the project now and then, until this is solved.'];
  }
}

/** Why changes are not being kept against a crash at the moment. */
export function journalProblem(name: string, folder: string, cause: unknown): ClickcutError {
  if (cause instanceof ClickcutError) return cause;
  const [why, hint] = reasonOf(cause);
  return new ClickcutError({ code: 'file-not-writable', message: `Unsaved work on '${name}' cannot be kept in '${folder}': ${why}.`, hint }, { cause });
}
