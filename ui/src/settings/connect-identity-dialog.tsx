import { useState } from "react";
import { account } from "../api/account";
import type { IdentityView } from "../api/wire";
import { AskDialog } from "../components/ask-dialog";
import { Field } from "../components/field";
import { trackerName } from "../components/tracker";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

export function ConnectIdentityDialog({
  identity,
  onClose,
}: {
  identity: IdentityView;
  onClose: () => void;
}) {
  const [token, setToken] = useState("");
  const [email, setEmail] = useState("");
  const connect = useSend(
    () => account.connectIdentity(identity.connectionId, { token, email: email.trim() || null }),
    {
      say: (made) => t("identities.now", { name: made.connected?.name ?? "" }),
      after: onClose,
      fields: ["token", "email"],
    },
  );
  return (
    <AskDialog
      title={t("identities.own-at", { tracker: trackerName(identity.tracker) })}
      go={t("identities.connect")}
      sending={connect}
      ready={token.trim() !== ""}
      onClose={onClose}
    >
      <div className="flex flex-col gap-3">
        <p className="text-sm text-soft">{t("identities.needs", { needs: identity.needs })}</p>
        <Field
          label={t("identities.its-token")}
          type="password"
          autoComplete="off"
          value={token}
          onChange={setToken}
          error={connect.errorOf("token")}
          autoFocus
        />
        {identity.tracker === "jira" && (
          <Field
            label={t("identities.email")}
            type="email"
            value={email}
            onChange={setEmail}
            error={connect.errorOf("email")}
          />
        )}
      </div>
    </AskDialog>
  );
}
