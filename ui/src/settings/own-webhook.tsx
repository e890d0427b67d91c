import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { account } from "../api/account";
import { ApiError } from "../api/problem";
import { Card, Failed } from "../components/parts";
import { t } from "../lib/t";
import { Box } from "./box";
import { OwnWebhookForm } from "./own-webhook-form";
import { OwnWebhookRow } from "./own-webhook-row";
import { Shown } from "./shown";

const NONE = 404;

/** Where a person's own notifications are sent besides, to a program or a chat. */
export function OwnWebhook() {
  const [secret, setSecret] = useState<string | null>(null);
  const webhook = useQuery({ queryKey: ["own-webhook"], queryFn: account.webhook });
  const none = webhook.error instanceof ApiError && webhook.error.problem.status === NONE;
  return (
    <Box title={t("own-webhook.title")}>
      <p className="mb-3 text-sm text-soft">{t("own-webhook.what")}</p>
      {secret && <Shown secret={secret} says={t("subscriptions.once")} />}
      {webhook.isError && !none && <Failed error={webhook.error} retry={() => void webhook.refetch()} />}
      {none && <OwnWebhookForm onMade={setSecret} />}
      {webhook.data && !none && (
        <Card>
          <OwnWebhookRow webhook={webhook.data} onGone={() => setSecret(null)} />
        </Card>
      )}
    </Box>
  );
}
