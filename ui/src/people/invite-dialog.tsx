import { useState } from "react";
import { admin } from "../api/admin";
import { Button } from "../components/button";
import { Dialog } from "../components/dialog";
import { Field } from "../components/field";
import { Tick } from "../components/tick";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { Shown } from "../settings/shown";

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const [email, setEmail] = useState("");
  const [asAdmin, setAsAdmin] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const invite = useSend(() => admin.invite(email, asAdmin), {
    after: (invited) => setLink(invited.link),
    fields: ["email"],
  });
  return (
    <Dialog
      title={t("people.invite")}
      open
      onClose={onClose}
      buttons={
        link ? (
          <Button onPress={onClose}>{t("close")}</Button>
        ) : (
          <>
            <Button onPress={onClose}>{t("cancel")}</Button>
            <Button
              look="primary"
              onPress={() => invite.send()}
              pending={invite.pending}
              disabled={email.trim() === ""}
            >
              {t("people.invite-do")}
            </Button>
          </>
        )
      }
    >
      {link ? (
        <Shown secret={link} says={t("people.invited", { email })} />
      ) : (
        <div className="flex flex-col gap-3">
          <Field
            label={t("people.email")}
            type="email"
            value={email}
            onChange={setEmail}
            error={invite.errorOf("email")}
            autoFocus
          />
          <Tick checked={asAdmin} onChange={setAsAdmin}>
            {t("people.as-admin")}
          </Tick>
        </div>
      )}
    </Dialog>
  );
}
