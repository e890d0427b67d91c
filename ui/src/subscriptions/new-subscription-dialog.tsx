import { useState } from "react";
import { admin } from "../api/admin";
import { AskDialog } from "../components/ask-dialog";
import { Field } from "../components/field";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

export function NewSubscriptionDialog({
  project,
  onMade,
  onClose,
}: {
  project: string | null;
  onMade: (secret: string | null) => void;
  onClose: () => void;
}) {
  const [url, setUrl] = useState("");
  const [events, setEvents] = useState("");
  const wanted = events.split(/[\s,]+/).filter(Boolean);
  const make = useSend(() => admin.subscribe(project, url, wanted), {
    after: (made) => {
      onMade(made.secret ?? null);
      onClose();
    },
    fields: ["url", "events"],
  });
  return (
    <AskDialog
      title={t("subscriptions.new")}
      go={t("subscriptions.make")}
      sending={make}
      ready={url.trim() !== ""}
      onClose={onClose}
    >
      <div className="flex flex-col gap-3">
        <Field
          label={t("subscriptions.url")}
          type="url"
          value={url}
          onChange={setUrl}
          error={make.errorOf("url")}
          autoFocus
        />
        <Field
          label={t("subscriptions.events")}
          hint={t("subscriptions.events-hint")}
          value={events}
          onChange={setEvents}
          error={make.errorOf("events")}
        />
      </div>
    </AskDialog>
  );
}
