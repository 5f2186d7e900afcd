import '@fontsource-variable/inter/wght.css';
import { createRoot } from 'react-dom/client';
import { connect } from '../bridge/connect';
import { createEditor } from '../editor/editor';
import { createLifeLine } from '../editor/life-line';
import { text, type AskedFor, type EditorPorts, type PickedFile } from '../editor/ports';
import { errorToast } from '../editor/toasts/error-toast';
import { App } from './App';
import { recall } from './appearance/remembered';
import { asConnection } from './as-connection';
import { copyPng } from './files/copy-png';
import { createHostFiles } from './files/host-files';
import { keepOnScreen } from './keep-on-screen';
import { pickFile } from './files/pick-file';
import { createTexts } from './locale/texts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');

const bridge = connect();
if (!bridge.desktop) keepOnScreen(window);
const connection = asConnection(bridge);
const texts = createTexts();
const translate: EditorPorts['translate'] = ({ key, values }) => texts.translate(key, values);
const files = createHostFiles(bridge.desktop, connection.engine, {
  translate,
  onPicked: (picked, what) => void takePicked(picked, what),
  onFailed: (error) => editor.toasts.show(errorToast(text('error.filesFailed'), error)),
});
const takePicked = (picked: readonly PickedFile[], what: AskedFor): Promise<void> => {
  // While photos are annotated, whatever is opened joins them.
  if (what === 'annotate' || (what === 'open' && editor.annotating.isOn())) return editor.annotating.add(picked);
  if (what === 'batch') return editor.batch.addFiles(picked);
  return what === 'open' ? editor.opener.openFiles(picked) : editor.placing.place(picked);
};
const platform = /Mac|iPhone|iPad/.test(navigator.userAgent) ? 'mac' : 'other';
const editor = createEditor(
  connection.engine,
  {
    ...files.ports,
    copyPng,
    pickFile,
    translate,
    newId: () => crypto.randomUUID(),
    now: () => performance.now(),
  },
  platform,
);
const lifeLine = createLifeLine(connection, editor);
files.listen();

editor.preferences.assume(recall());
createRoot(root).render(<App editor={editor} lifeLine={lifeLine} texts={texts} asPicked={files.asPicked} />);
