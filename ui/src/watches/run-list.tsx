import { useInfiniteQuery } from "@tanstack/react-query";
import { keys, usePollMs, useWatchActions } from "../api/queries";
import { watches } from "../api/watches";
import { Button } from "../components/button";
import { Card, Empty, Failed, Loading } from "../components/parts";
import { t } from "../lib/t";
import { RunRow } from "./run-row";

/** What ran, newest first. */
export function RunList({ watch }: { watch: string }) {
  const runs = useInfiniteQuery({
    queryKey: [...keys.watches, watch, "all-runs"],
    queryFn: ({ pageParam }) => watches.runs(watch, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: usePollMs(),
  });
  const actions = useWatchActions(watch).data?.items ?? [];
  const items = runs.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {runs.isPending && <Loading what={t("run.reading")} />}
      {runs.isError && !runs.data && <Failed error={runs.error} retry={() => void runs.refetch()} />}
      {runs.data && items.length === 0 && <Empty>{t("run.none")}</Empty>}
      {items.length > 0 && (
        <Card>
          <ul className="divide-y divide-line">
            {items.map((run) => (
              <RunRow
                key={run.id}
                run={run}
                action={actions.find((each) => each.id === run.actionId)?.name ?? run.kind}
              />
            ))}
          </ul>
        </Card>
      )}
      {runs.hasNextPage && (
        <div className="mt-2">
          <Button look="quiet" onPress={() => void runs.fetchNextPage()} pending={runs.isFetchingNextPage}>
            {t("older")}
          </Button>
        </div>
      )}
    </>
  );
}
