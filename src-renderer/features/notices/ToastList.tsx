import { CircleAlert, CircleCheck, Info, X, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import type { Toast } from '../../editor/toasts/toasts';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { useText } from '../../ui/text';

const icons: Readonly<Record<Toast['tone'], LucideIcon>> = { info: Info, success: CircleCheck, error: CircleAlert };
const showMs = 4500;

function ToastCard({ toast, onDismiss }: { readonly toast: Toast; readonly onDismiss: (id: number) => void }) {
  const t = useText();
  const { id, tone, title, body, details, action } = toast;
  const [detailed, setDetailed] = useState(false);
  // Where nothing else says what is wrong, they do.
  const alwaysDetailed = body === undefined;
  useEffect(() => {
    // An error stays until it is read.
    if (tone === 'error') return;
    const timer = setTimeout(() => onDismiss(id), showMs);
    return () => clearTimeout(timer);
  }, [id, tone, onDismiss]);
  return (
    <div className={`toast toast-${tone}`} role={tone === 'error' ? 'alert' : 'status'} data-testid="toast">
      <span className="toast-icon">
        <Icon of={icons[tone]} />
      </span>
      <div className="toast-text">
        <p className="toast-title">{t(title.key, title.values)}</p>
        {body ? <p className="toast-body">{t(body.key, body.values)}</p> : null}
        {details !== undefined && (detailed || alwaysDetailed) ? <pre className="toast-details">{details}</pre> : null}
        {action || (details !== undefined && !alwaysDetailed) ? (
          <div className="toast-actions">
            {action ? (
              <Button
                onClick={() => {
                  onDismiss(id);
                  action.run();
                }}
              >
                {t(action.label)}
              </Button>
            ) : null}
            {details === undefined || alwaysDetailed ? null : (
              <Button look="plain" aria-expanded={detailed} onClick={() => setDetailed(!detailed)}>
                {t('action.details')}
              </Button>
            )}
          </div>
        ) : null}
      </div>
      <Button look="icon" aria-label={t('action.dismiss')} onClick={() => onDismiss(id)}>
        <Icon of={X} size={15} />
      </Button>
    </div>
  );
}

export function ToastList({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const toasts = useStore(editor.toasts.store, (state) => state.toasts);
  return (
    // A dialog below closes when something outside of it is pressed: notices are above it, and no outside.
    <section className="toasts" aria-live="polite" aria-label={t('toast.list')} onPointerDown={(event) => event.stopPropagation()}>
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onDismiss={editor.toasts.dismiss} />
      ))}
    </section>
  );
}
