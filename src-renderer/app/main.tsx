import '@fontsource-variable/inter/wght.css';
import { createRoot } from 'react-dom/client';
import { connect } from '../bridge/connect';
import { createEditor } from '../editor/editor';
import { createLifeLine } from '../editor/life-line';
import { App } from './App';
import { asConnection } from './as-connection';
import { createFileDialog } from './files/file-dialog';
import { saveFile } from './files/save-file';
import { createTexts } from './locale/texts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');

const connection = asConnection(connect());
const texts = createTexts();
const files = createFileDialog((picked) => void editor.opener.openFiles(picked));
const platform = /Mac|iPhone|iPad/.test(navigator.userAgent) ? 'mac' : 'other';
const editor = createEditor(
  connection.engine,
  {
    askForFiles: files.open,
    saveFile,
    translate: ({ key, values }) => texts.translate(key, values),
    newId: () => crypto.randomUUID(),
    now: () => performance.now(),
  },
  platform,
);
const lifeLine = createLifeLine(connection, editor);

createRoot(root).render(<App editor={editor} lifeLine={lifeLine} texts={texts} />);
