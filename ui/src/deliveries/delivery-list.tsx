import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "../api/admin";
import { usePollMs } from "../api/queries";
import { useConnections } from "../api/sync-queries";
import { Button } from "../components/button";
import { Choice } from "../components/choice";
import { Card, Empty, Failed, Loading } from "../components/parts";
import { t, word } from "../lib/t";
import { DeliveryRow } from "./delivery-row";

const STATES = ["errored", "waiting", "processed", "unsupported"];

/** Webhooks of trackers as they came in, newest first: what became of each. */
export function DeliveryList() {
  const [status, setStatus] = useState("");
  const connections = useConnections().data?.items ?? [];
  const list = useInfiniteQuery({
    queryKey: ["deliveries", status],
    queryFn: ({ pageParam }) => admin.deliveries(status, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: usePollMs(),
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="mb-3 flex">
        <Choice
          label={t("deliveries.which")}
          hideLabel
          value={status}
          onChange={setStatus}
          options={["", ...STATES].map((id) => ({
            id,
            text: id === "" ? t("deliveries.any") : word("delivery", id),
          }))}
        />
      </div>
      {list.isPending && <Loading what={t("deliveries.reading")} />}
      {list.isError && !list.data && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.data && items.length === 0 && (
        <Empty>{t(status === "" ? "deliveries.none" : "deliveries.none-such")}</Empty>
      )}
      {items.length > 0 && (
        <Card>
          <ol className="divide-y divide-line">
            {items.map((each) => (
              <DeliveryRow
                key={each.id}
                delivery={each}
                from={connections.find(({ id }) => id === each.connectionId)?.name ?? ""}
              />
            ))}
          </ol>
        </Card>
      )}
      {list.hasNextPage && (
        <div className="mt-2">
          <Button look="quiet" onPress={() => void list.fetchNextPage()} pending={list.isFetchingNextPage}>
            {t("older")}
          </Button>
        </div>
      )}
    </>
  );
}
