import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useWatchActions } from "../api/queries";
import type { Watch } from "../api/types";
import { watches } from "../api/watches";
import { Button } from "../components/button";
import { Card, Empty, Failed, Loading } from "../components/parts";
import { t } from "../lib/t";
import { Shown } from "../settings/shown";
import { ActionDialog } from "./action-dialog";
import { ActionRow } from "./action-row";

/** What is triggered by a new commit. A webhook's signing secret is shown once. */
export function ActionList({ watch }: { watch: Watch }) {
  const actions = useWatchActions(watch.id);
  const scripts = useQuery({ queryKey: ["scripts"], queryFn: watches.scripts }).data;
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const items = actions.data?.items ?? [];
  return (
    <>
      {secret && <Shown secret={secret} says={t("subscriptions.once")} />}
      {scripts && !scripts.usable && items.some(({ kind }) => kind === "script") && (
        <p role="status" className="mb-3 text-sm text-warn wrap-anywhere">
          {scripts.reason ?? t("watch.scripts-off")}
        </p>
      )}
      {actions.isPending && <Loading what={t("watch.reading-actions")} />}
      {actions.isError && !actions.data && (
        <Failed error={actions.error} retry={() => void actions.refetch()} />
      )}
      {actions.data && items.length === 0 && <Empty>{t("watch.no-actions")}</Empty>}
      {items.length > 0 && (
        <Card>
          <ul className="divide-y divide-line">
            {items.map((each) => (
              <ActionRow key={each.id} action={each} scripts={scripts} />
            ))}
          </ul>
        </Card>
      )}
      <div className="mt-3">
        <Button onPress={() => setMaking(true)}>{t("action.new")}</Button>
      </div>
      {making && (
        <ActionDialog
          watch={watch.id}
          scripts={scripts}
          onMade={(made) => setSecret(made.signingSecret ?? null)}
          onClose={() => setMaking(false)}
        />
      )}
    </>
  );
}
