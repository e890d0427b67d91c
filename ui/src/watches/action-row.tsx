import { useState } from "react";
import type { Run, WatchAction } from "../api/types";
import { watches } from "../api/watches";
import type { State } from "../api/wire";
import { Button } from "../components/button";
import { Confirm } from "../components/confirm";
import { Tick } from "../components/tick";
import { t, word } from "../lib/t";
import { useSend } from "../lib/use-send";
import { ActionDialog } from "./action-dialog";
import { RunLog } from "./run-log";
import { Secrets } from "./secrets";

/** An action: on or off, tried out with the newest commit, changed, its secrets. */
export function ActionRow({ action, scripts }: { action: WatchAction; scripts: State | undefined }) {
  const { id, name, kind, enabled, webhookUrl } = action;
  const [open, setOpen] = useState<"secrets" | "edit" | "remove" | null>(null);
  const [tested, setTested] = useState<Run | null>(null);
  const enable = useSend((on: boolean) => watches.changeAction(id, { enabled: on }));
  const test = useSend(() => watches.testAction(id), { after: setTested });
  const remove = useSend(() => watches.removeAction(id), { after: () => setOpen(null) });
  return (
    <li className="px-4 py-2.5 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <div className="min-w-0 flex-1 basis-48">
          <h3 className="font-medium wrap-anywhere">
            {name} <span className="font-normal text-soft">{word("action-kind", kind)}</span>
          </h3>
          {webhookUrl && <p className="text-soft wrap-anywhere">{webhookUrl}</p>}
        </div>
        <Tick checked={enabled} onChange={enable.send} label={t("subscriptions.on-of", { url: name })}>
          {t("subscriptions.on")}
        </Tick>
        <Button onPress={() => test.send()} pending={test.pending} label={t("action.test-of", { name })}>
          {t("action.test")}
        </Button>
        <Button look="quiet" onPress={() => setOpen("edit")} label={t("action.edit-of", { name })}>
          {t("edit")}
        </Button>
        {kind === "script" && (
          <Button
            look="quiet"
            onPress={() => setOpen(open === "secrets" ? null : "secrets")}
            label={t("action.secrets-of", { name })}
          >
            {t("action.secrets")}
          </Button>
        )}
        <Button look="quiet" onPress={() => setOpen("remove")} label={t("action.remove-of", { name })}>
          {t("delete")}
        </Button>
      </div>
      {tested && (
        <div role="status" className="mt-2">
          <RunLog tried={tested} />
        </div>
      )}
      {open === "secrets" && <Secrets action={id} name={name} />}
      {open === "edit" && <ActionDialog action={action} scripts={scripts} onClose={() => setOpen(null)} />}
      <Confirm
        title={t("action.remove-ask", { name })}
        doIt={t("delete")}
        open={open === "remove"}
        pending={remove.pending}
        onClose={() => setOpen(null)}
        onDo={() => remove.send()}
      >
        <p>{t("action.remove-means")}</p>
      </Confirm>
    </li>
  );
}
