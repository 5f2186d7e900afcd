import { asClickcutError, type ErrorCode } from '../../../src-preload/contract/errors';
import { text, type Text } from '../ports';
import type { Toast, ToastAction } from './toasts';

/**
 * What to do about each kind of failure, in plain words; the engine's own sentence stays under "Details". Undefined where
 * only that sentence tells, such as for a wrong field of a file.
 */
function advice(code: ErrorCode): Text | undefined {
  switch (code) {
    case 'image-empty':
      return text('error.imageEmpty');
    case 'image-unsupported':
      return text('error.imageUnsupported');
    case 'image-corrupt':
      return text('error.imageCorrupt');
    case 'image-too-large':
      return text('error.imageTooLarge');
    case 'project-damaged':
      return text('error.projectDamaged');
    case 'project-too-new':
      return text('error.projectTooNew');
    case 'project-too-large':
      return text('error.projectTooLarge');
    case 'read-only':
      return text('error.readOnly');
    case 'file-unreadable':
      return text('error.fileUnreadable');
    case 'file-exists':
    case 'file-not-writable':
      return text('error.fileNotWritable');
    case 'model-missing':
    case 'model-damaged':
      return text('error.model');
    case 'inference-crashed':
    case 'inference-failed':
    case 'provider-unavailable':
    case 'embedding-missing':
      return text('error.inference');
    case 'disconnected':
      return text('error.disconnected');
    case 'conflict':
      return text('error.conflict');
    case 'bad-request':
    case 'unsupported':
      return undefined;
    case 'unknown-method':
    case 'not-found':
    case 'cancelled':
    case 'internal':
      return text('error.internal');
  }
}

export function errorToast(title: Text, cause: unknown, action?: ToastAction): Omit<Toast, 'id'> {
  const error = asClickcutError(cause);
  const details = error.hint === undefined ? error.message : `${error.message}\n${error.hint}`;
  const body = advice(error.code);
  return { tone: 'error', title, ...(body && { body }), details, ...(action === undefined ? {} : { action }) };
}
