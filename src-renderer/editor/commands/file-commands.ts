import type { Editor } from '../editor';
import { countKept } from '../export/kept-outputs';
import type { Command } from './command';

export function fileCommands({ session, opener, saving, copying, dialogs, ports, annotating, outputSheet, outputRun }: Omit<Editor, 'commands'>): readonly Command[] {
  const always = (): boolean => true;
  const hasDocument = (): boolean => session.store.getState().document !== undefined;
  const canSave = (): boolean => hasDocument() && !saving.store.getState().running;

  const canExportKept = (): boolean => {
    const { document } = session.store.getState();
    return document !== undefined && countKept(document) > 0;
  };
  const exportKept = (): void => {
    const { document } = session.store.getState();
    if (document) void outputRun.run(document, { layers: null, outputs: null });
  };

  return [
    { id: 'file.open', group: 'file', label: 'command.open', shortcuts: ['Mod+O'], enabled: always, run: () => ports.askForFiles('open') },
    { id: 'file.save', group: 'file', label: 'command.save', shortcuts: ['Mod+S'], enabled: canSave, run: () => void saving.save(false) },
    { id: 'file.saveAs', group: 'file', label: 'command.saveAs', shortcuts: ['Mod+Shift+S'], enabled: canSave, run: () => void saving.save(true) },
    { id: 'file.export', group: 'file', label: 'command.export', shortcuts: ['Mod+E'], enabled: hasDocument, run: () => dialogs.open(annotating.isOn() ? 'annotation-export' : 'export') },
    { id: 'file.exportAssets', group: 'file', label: 'command.exportAssets', shortcuts: ['Mod+Alt+E'], enabled: hasDocument, run: () => outputSheet.open(null) },
    { id: 'file.exportKept', group: 'file', label: 'command.exportKept', shortcuts: [], enabled: canExportKept, run: exportKept },
    { id: 'file.batch', group: 'file', label: 'command.batch', shortcuts: ['Mod+Shift+B'], enabled: always, run: () => dialogs.open('batch') },
    { id: 'file.close', group: 'file', label: 'command.close', shortcuts: [], enabled: hasDocument, run: () => void opener.closeCurrent() },
    { id: 'layer.addPhoto', group: 'layer', label: 'command.addPhoto', shortcuts: [], enabled: hasDocument, run: () => ports.askForFiles('place') },
    { id: 'layer.copyPng', group: 'edit', label: 'command.copyPng', shortcuts: ['Mod+C'], enabled: copying.canCopy, run: () => void copying.copy() },
  ];
}
