import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './Button';
import { classNames } from './class-names';
import { Icon } from './Icon';

/** A dialog in the middle of the window. `bare` leaves the title to assistive technology. */
export function Modal(props: {
  readonly open: boolean;
  readonly title: string;
  readonly closeLabel: string;
  readonly bare?: boolean;
  readonly className?: string;
  readonly onClose: () => void;
  /** It is gone, and the focus is where it was. */
  readonly onClosed?: (() => void) | undefined;
  readonly children: ReactNode;
}) {
  return (
    <Dialog.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="veil" />
        <Dialog.Content className={classNames('modal', props.className)} aria-describedby={undefined} onCloseAutoFocus={props.onClosed}>
          {props.bare === true ? (
            <Dialog.Title className="visually-hidden">{props.title}</Dialog.Title>
          ) : (
            <header className="modal-head">
              <Dialog.Title className="modal-title">{props.title}</Dialog.Title>
              <Dialog.Close asChild>
                <Button look="icon" aria-label={props.closeLabel}>
                  <Icon of={X} />
                </Button>
              </Dialog.Close>
            </header>
          )}
          {props.children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
