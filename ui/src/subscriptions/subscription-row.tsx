import { useState } from "react";
import { admin } from "../api/admin";
import type { Subscription } from "../api/types";
import { Button } from "../components/button";
import { Confirm } from "../components/confirm";
import { Tick } from "../components/tick";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { Postings } from "./postings";

interface Props {
  project: string | null;
  subscription: Subscription;
}

export function SubscriptionRow({ project, subscription: { id, url, events, enabled, stopped } }: Props) {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const enable = useSend((on: boolean) => admin.enable(project, id, on));
  const remove = useSend(() => admin.unsubscribe(project, id), { after: () => setAsked(false) });
  return (
    <li className="px-4 py-2.5 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-52">
          <p className="font-medium wrap-anywhere">{url}</p>
          <p className="text-soft wrap-anywhere">
            {events.length > 0 ? events.join(", ") : t("subscriptions.all")}
          </p>
          {stopped && <p className="text-bad wrap-anywhere">{stopped}</p>}
        </div>
        <Tick checked={enabled} onChange={enable.send} label={t("subscriptions.on-of", { url })}>
          {t("subscriptions.on")}
        </Tick>
        <Button look="quiet" onPress={() => setOpen(!open)} label={t("subscriptions.postings-of", { url })}>
          {t("subscriptions.postings")}
        </Button>
        <Button look="quiet" onPress={() => setAsked(true)} label={t("subscriptions.remove-of", { url })}>
          {t("subscriptions.remove")}
        </Button>
      </div>
      {open && <Postings project={project} subscription={id} />}
      <Confirm
        title={t("subscriptions.remove-ask")}
        doIt={t("subscriptions.remove")}
        open={asked}
        pending={remove.pending}
        onClose={() => setAsked(false)}
        onDo={() => remove.send()}
      >
        <p className="wrap-anywhere">{url}</p>
      </Confirm>
    </li>
  );
}
