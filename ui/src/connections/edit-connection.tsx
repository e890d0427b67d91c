import { useState } from "react";
import { sync } from "../api/sync";
import type { Connection } from "../api/types";
import { AskDialog } from "../components/ask-dialog";
import { Field } from "../components/field";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { body, FIELDS, NOTHING } from "./credential";
import { CredentialFields } from "./credential-fields";

/** A new token, another address, a webhook secret; what is left empty stays as it is. */
export function EditConnection({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { id, name, tracker, baseUrl } = connection;
  const [given, setGiven] = useState(NOTHING);
  const [webhookSecret, setSecret] = useState("");
  const secret = webhookSecret.trim() === "" ? {} : { webhookSecret: webhookSecret.trim() };
  const wanted = { ...body(given), ...secret };
  const save = useSend(() => sync.changeConnection(id, wanted), {
    say: () => t("connection.saved", { name }),
    after: onClose,
    fields: [...FIELDS, "webhookSecret"],
  });
  return (
    <AskDialog
      title={t("connection.edit-title", { name })}
      go={t("save")}
      sending={save}
      ready={Object.keys(wanted).length > 0}
      onClose={onClose}
    >
      <div className="flex flex-col gap-3">
        <p className="text-soft">{t("connection.edit-how")}</p>
        <CredentialFields
          tracker={tracker}
          value={given}
          onChange={setGiven}
          errorOf={save.errorOf}
          address
          usual={baseUrl}
        />
        <Field
          label={t("connection.secret")}
          type="password"
          autoComplete="off"
          value={webhookSecret}
          onChange={setSecret}
          error={save.errorOf("webhookSecret")}
          hint={t(connection.hasWebhookSecret ? "connection.has-secret" : "connection.no-secret")}
        />
      </div>
    </AskDialog>
  );
}
