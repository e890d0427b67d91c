import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { t } from "../lib/t";
import { IconButton } from "./button";

/** What is known of one thing, at the right beside its list; the whole width of a phone. Escape closes it. */
export function Drawer({
  title,
  open,
  onClose,
  children,
}: {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(next) => next || onClose()}
      isDismissable
      className="fixed inset-0 z-10 flex justify-end bg-scrim"
    >
      <Modal className="h-full w-full max-w-xl border-l border-line bg-raised shadow-2xl">
        <Dialog className="flex h-full min-h-0 flex-col outline-none">
          <div className="flex items-start gap-2 border-b border-line py-3 pr-3 pl-5">
            <Heading
              slot="title"
              className="min-w-0 flex-1 text-base font-semibold tracking-tight wrap-anywhere"
            >
              {title}
            </Heading>
            <IconButton label={t("close")} onPress={onClose}>
              <X size={16} aria-hidden />
            </IconButton>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4 text-sm">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
