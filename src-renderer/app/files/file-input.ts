import type { AskedFor, PickedFile } from '../../editor/ports';
import type { AsPicked } from './as-picked';

/** What the engine can read; it has the last word, so that a file with a wrong extension still gets its chance. */
const accepted = 'image/*,.tif,.tiff,.avif,.svg,.clickcut,.psd,.psb,.ora';

/** The browser's own file dialog, behind an input that stays on the page for those who drive it by script. */
export function createFileInput(onPicked: (files: readonly PickedFile[], what: AskedFor) => void, asPicked: AsPicked): {
  readonly open: (what: AskedFor) => void;
} {
  const input = document.createElement('input');
  let wanted: AskedFor = 'open';
  input.type = 'file';
  input.multiple = true;
  input.accept = accepted;
  input.hidden = true;
  input.tabIndex = -1;
  input.dataset['testid'] = 'file-input';
  input.setAttribute('aria-hidden', 'true');
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    // The same file again is a change only when the input has forgotten it.
    input.value = '';
    if (files.length > 0) onPicked(files.map(asPicked), wanted);
  });
  document.body.append(input);
  return {
    open: (what) => {
      wanted = what;
      input.click();
    },
  };
}
