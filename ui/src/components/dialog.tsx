import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";

/** A modal question. Escape and a press outside close it without an answer. */
export function Dialog({
  title,
  open,
  onClose,
  children,
  buttons,
}: {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  buttons: ReactNode;
}) {
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(next) => next || onClose()}
      isDismissable
      className="fixed inset-0 z-10 flex items-center justify-center bg-scrim p-4"
    >
      <Modal className="flex max-h-full w-full max-w-xl flex-col rounded-xl border border-line bg-raised shadow-2xl">
        <AriaDialog className="flex min-h-0 flex-col outline-none">
          <Heading slot="title" className="px-5 pt-4 text-base font-semibold tracking-tight">
            {title}
          </Heading>
          <div className="min-h-0 overflow-y-auto px-5 py-3 text-sm">{children}</div>
          <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{buttons}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
