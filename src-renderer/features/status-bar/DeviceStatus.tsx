import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import type { LifeLine } from '../../editor/life-line';
import { classNames } from '../../ui/class-names';
import { useText } from '../../ui/text';

/** Names that their makers gave them; the same in every language. */
const names: Readonly<Record<string, string>> = { cpu: 'CPU', webgpu: 'GPU · WebGPU', coreml: 'Core ML', dml: 'GPU · DirectML', cuda: 'GPU · CUDA' };

/** What really runs, and how long a click really takes. */
export function DeviceStatus({ editor, lifeLine }: { readonly editor: Editor; readonly lifeLine: LifeLine }) {
  const t = useText();
  const status = useStore(editor.status.store, (state) => state.status);
  const clickMs = useStore(editor.clock.store, (state) => state.clickMs);
  const connected = useStore(lifeLine.store, ({ state }) => state === 'connected');
  const device = status === undefined ? t('status.starting') : (names[status.provider] ?? status.provider);
  return (
    <span className="status-device" title={status?.providerNote} data-testid="device-status">
      <span className={classNames('status-dot', !connected && 'status-dot-off')} />
      {clickMs === undefined ? device : `${device} · ${t('status.click', { ms: Math.round(clickMs) })}`}
    </span>
  );
}
