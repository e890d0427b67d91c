import type { ReactNode } from "react";
import { t } from "../lib/t";
import { Button } from "./button";
import { Dialog } from "./dialog";

/** Asks before something that cannot be taken back. */
export function Confirm({
  title,
  children,
  doIt,
  open,
  pending = false,
  onClose,
  onDo,
}: {
  title: string;
  children: ReactNode;
  /** What the button says: the deed itself, never "OK". */
  doIt: string;
  open: boolean;
  pending?: boolean;
  onClose: () => void;
  onDo: () => void;
}) {
  return (
    <Dialog
      title={title}
      open={open}
      onClose={onClose}
      buttons={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button look="danger" onPress={onDo} pending={pending}>
            {doIt}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
