import '@fontsource-variable/inter/wght.css';
import { createRoot } from 'react-dom/client';
import { connect } from '../bridge/connect';
import { createEditor } from '../editor/editor';
import { createLifeLine } from '../editor/life-line';
import { App } from './App';
import { recall } from './appearance/remembered';
import { asConnection } from './as-connection';
import { copyPng } from './files/copy-png';
import { createPageFiles } from './files/page-files';
import { pickFile } from './files/pick-file';
import { saveFile } from './files/save-file';
import { createTexts } from './locale/texts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');

const connection = asConnection(connect());
const texts = createTexts();
const files = createPageFiles((picked, what) => void (what === 'open' ? editor.opener.openFiles(picked) : editor.placing.place(picked)));
const platform = /Mac|iPhone|iPad/.test(navigator.userAgent) ? 'mac' : 'other';
const editor = createEditor(
  connection.engine,
  {
    ...files,
    copyPng,
    pickFile,
    saveFile,
    translate: ({ key, values }) => texts.translate(key, values),
    newId: () => crypto.randomUUID(),
    now: () => performance.now(),
  },
  platform,
);
const lifeLine = createLifeLine(connection, editor);

editor.preferences.assume(recall());
createRoot(root).render(<App editor={editor} lifeLine={lifeLine} texts={texts} />);
