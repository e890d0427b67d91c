import { useQueryClient } from "@tanstack/react-query";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { signedIn } from "../api/session";
import { t } from "../lib/t";
import { SignInForm } from "./sign-in-form";

/** The session ended while somebody was at work: in again, with everything on the page as it was. */
export default function SessionEnded({ email }: { email: string }) {
  const client = useQueryClient();
  return (
    <ModalOverlay
      isOpen
      isKeyboardDismissDisabled
      className="fixed inset-0 z-30 flex items-center justify-center bg-scrim p-4"
    >
      <Modal className="w-full max-w-sm rounded-xl border border-line bg-raised p-5 shadow-2xl">
        <AriaDialog className="outline-none">
          <Heading slot="title" className="text-base font-semibold tracking-tight">
            {t("session.ended")}
          </Heading>
          <p className="mt-1 mb-4 text-sm text-soft">{t("session.ended-how")}</p>
          <SignInForm
            email={email}
            onDone={() => {
              signedIn();
              void client.invalidateQueries();
            }}
          />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
