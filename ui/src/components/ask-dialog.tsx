import type { ReactNode } from "react";
import { t } from "../lib/t";
import { Button } from "./button";
import { Dialog } from "./dialog";

/** A dialog that asks for something and sends it: its buttons are to leave and to go. */
export function AskDialog({
  title,
  go,
  sending,
  ready,
  onClose,
  children,
}: {
  title: string;
  go: string;
  sending: { send: () => void; pending: boolean };
  ready: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      buttons={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button look="primary" onPress={() => sending.send()} pending={sending.pending} disabled={!ready}>
            {go}
          </Button>
        </>
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !sending.pending) sending.send();
        }}
      >
        {children}
        {/* The Enter key in a field sends a form only where it has a button that does. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
