import { useState } from "react";
import { account } from "../api/account";
import type { IdentityView } from "../api/wire";
import { Button } from "../components/button";
import { trackerName } from "../components/tracker";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { ConnectIdentityDialog } from "./connect-identity-dialog";

export function IdentityRow({ identity }: { identity: IdentityView }) {
  const [asking, setAsking] = useState(false);
  const tracker = trackerName(identity.tracker);
  const own = identity.connected;
  const leave = useSend(() => account.disconnectIdentity(identity.connectionId), {
    say: () => t("identities.disconnected", { connection: identity.connection }),
  });
  const consent = useSend(() => account.consent(identity.connectionId), {
    after: (page) => window.location.assign(page.address),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
      <div className="min-w-0 flex-1 basis-52 wrap-anywhere">
        <span className="font-medium">{tracker}</span>{" "}
        <span className="text-soft">{identity.connection}</span>
        <p className="text-soft">{own ? t("identities.as", { name: own.name }) : t("identities.none")}</p>
        {own?.refusals.map((refusal) => (
          <p key={`${refusal.linkId}${refusal.of}`} className="text-bad">
            {refusal.reason}
          </p>
        ))}
      </div>
      {identity.oauth && (
        <Button
          onPress={() => consent.send()}
          pending={consent.pending}
          label={t("identities.allow-at", { tracker, connection: identity.connection })}
        >
          {t("identities.allow", { tracker })}
        </Button>
      )}
      <Button
        look={identity.oauth ? "quiet" : "plain"}
        onPress={() => setAsking(true)}
        label={t(own ? "identities.new-token-at" : "identities.token-at", {
          connection: identity.connection,
        })}
      >
        {t(own ? "identities.new-token" : "identities.token")}
      </Button>
      {own && (
        <Button
          look="quiet"
          onPress={() => leave.send()}
          pending={leave.pending}
          label={t("identities.leave-at", { connection: identity.connection })}
        >
          {t("identities.leave")}
        </Button>
      )}
      {asking && <ConnectIdentityDialog identity={identity} onClose={() => setAsking(false)} />}
    </li>
  );
}
