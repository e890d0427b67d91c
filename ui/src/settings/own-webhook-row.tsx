import { account } from "../api/account";
import type { WebhookView } from "../api/wire";
import { Button } from "../components/button";
import { Tick } from "../components/tick";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

export function OwnWebhookRow({ webhook, onGone }: { webhook: WebhookView; onGone: () => void }) {
  const { url, enabled, stopped } = webhook;
  const enable = useSend(account.enableWebhook);
  const remove = useSend(() => account.removeWebhook(), { after: onGone });
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-medium wrap-anywhere">{url}</p>
        {stopped && <p className="text-bad wrap-anywhere">{stopped}</p>}
      </div>
      <Tick checked={enabled} onChange={enable.send} label={t("subscriptions.on-of", { url })}>
        {t("subscriptions.on")}
      </Tick>
      <Button look="quiet" onPress={() => remove.send()} pending={remove.pending}>
        {t("subscriptions.remove")}
      </Button>
    </div>
  );
}
