import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { account } from "../api/account";
import { keys } from "../api/queries";
import { Button } from "../components/button";
import { Page } from "../components/page";
import { Card, Empty, Failed, Loading } from "../components/parts";
import { Place } from "../components/place";
import { Tick } from "../components/tick";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { NotificationRow } from "./notification-row";

export default function InboxPage() {
  const [unread, setUnread] = useState(false);
  const list = useInfiniteQuery({
    queryKey: [...keys.notifications, "list", unread],
    queryFn: ({ pageParam }) => account.notifications(unread, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const waiting = list.data?.pages[0]?.unread ?? 0;
  // What came since is not read by pressing a button that did not show it.
  const readAll = useSend(() => account.readAll(items[0]?.id ?? null));
  return (
    <Page
      title={t("nav.notifications")}
      aside={list.data && t("inbox.unread", { n: waiting })}
      actions={
        waiting > 0 && (
          <Button onPress={() => readAll.send()} pending={readAll.pending}>
            {t("inbox.read-all")}
          </Button>
        )
      }
    >
      <div className="mb-3 flex flex-wrap items-center gap-x-4">
        <Tick checked={unread} onChange={setUnread}>
          {t("inbox.only-unread")}
        </Tick>
        <Place to="/settings">{t("inbox.settings")}</Place>
      </div>
      {list.isPending && <Loading what={t("inbox.reading")} />}
      {list.isError && !list.data && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.data && items.length === 0 && <Empty>{t(unread ? "inbox.all-read" : "inbox.none")}</Empty>}
      {items.length > 0 && (
        <Card>
          <ul className="divide-y divide-line">
            {items.map((each) => (
              <NotificationRow key={each.id} notification={each} />
            ))}
          </ul>
        </Card>
      )}
      {list.hasNextPage && (
        <div className="mt-2">
          <Button look="quiet" onPress={() => void list.fetchNextPage()} pending={list.isFetchingNextPage}>
            {t("older")}
          </Button>
        </div>
      )}
    </Page>
  );
}
