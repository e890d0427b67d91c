import { useState } from "react";
import { api } from "../api/client";
import { watches } from "../api/watches";
import { Button } from "../components/button";
import { Confirm } from "../components/confirm";
import { Page } from "../components/page";
import { Failed, Loading } from "../components/parts";
import { go } from "../lib/address";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { Box } from "../settings/box";
import { ActionList } from "./action-list";
import { RunList } from "./run-list";
import { useWatch } from "./use-watch";
import { WatchActivity } from "./watch-activity";
import { WatchDialog } from "./watch-dialog";

/** One watch: what it triggers, what ran, and what it saw. */
export default function WatchPage({ parts: { id = "" } }: { parts: Record<string, string> }) {
  const watch = useWatch(id);
  const [asked, setAsked] = useState<"edit" | "remove" | null>(null);
  const check = useSend(() => api.checkWatch(id), {
    say: () => t("watch.looked-at", { name: watch.data?.name ?? "" }),
  });
  const remove = useSend(() => watches.remove(id), { after: () => go("/watches") });
  if (!watch.data) {
    return (
      <Page title={t("watch.watch")}>
        {watch.isError ? (
          <Failed error={watch.error} retry={() => void watch.refetch()} />
        ) : (
          <Loading what={t("watches.reading")} />
        )}
      </Page>
    );
  }
  const { name, container, branches, intervalMinutes, trouble } = watch.data;
  return (
    <Page
      title={name}
      actions={
        <>
          <Button onPress={() => check.send()} pending={check.pending}>
            {t("watch.check")}
          </Button>
          <Button onPress={() => setAsked("edit")}>{t("edit")}</Button>
          <Button look="quiet" onPress={() => setAsked("remove")}>
            {t("delete")}
          </Button>
        </>
      }
    >
      <p className="mb-1 text-sm text-soft wrap-anywhere">
        {t("watch.every", { container, n: intervalMinutes })} · {branches.join(", ")}
      </p>
      {trouble && (
        <p role="status" className="mb-1 text-sm text-bad wrap-anywhere">
          {trouble}
        </p>
      )}
      <div className="mt-5 flex flex-col gap-7">
        <Box title={t("watch.actions-title")}>
          <ActionList watch={watch.data} />
        </Box>
        <Box title={t("watch.runs")}>
          <RunList watch={id} />
        </Box>
        <Box title={t("watch.checks")}>
          <WatchActivity watch={watch.data} />
        </Box>
      </div>
      {asked === "edit" && <WatchDialog watch={watch.data} onClose={() => setAsked(null)} />}
      <Confirm
        title={t("watch.remove-ask", { name })}
        doIt={t("delete")}
        open={asked === "remove"}
        pending={remove.pending}
        onClose={() => setAsked(null)}
        onDo={() => remove.send()}
      >
        <p>{t("watch.remove-means")}</p>
      </Confirm>
    </Page>
  );
}
