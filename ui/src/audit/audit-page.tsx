import { useInfiniteQuery } from "@tanstack/react-query";
import { admin } from "../api/admin";
import { Button } from "../components/button";
import { useNotice } from "../components/notice";
import { Page } from "../components/page";
import { Card, Empty, Failed, Loading } from "../components/parts";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { AuditRow } from "./audit-row";

export default function AuditPage() {
  const notice = useNotice();
  const log = useInfiniteQuery({
    queryKey: ["audit"],
    queryFn: ({ pageParam }) => admin.audit(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const verify = useSend(admin.verifyAudit, {
    after: ({ entries, broken }) =>
      broken == null
        ? notice("done", t("audit.intact", { n: entries }))
        : notice("error", t("audit.broken", { number: broken })),
  });
  const items = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t("nav.audit")}
      actions={
        <>
          <Button onPress={() => verify.send()} pending={verify.pending}>
            {t("audit.verify")}
          </Button>
          <a
            href="/api/v1/audit/export"
            download
            className="inline-flex h-8 items-center rounded-md border border-line bg-raised px-2.5 text-sm font-medium hover:bg-hover"
          >
            {t("audit.export")}
          </a>
        </>
      }
    >
      {log.isPending && <Loading what={t("audit.reading")} />}
      {log.isError && !log.data && <Failed error={log.error} retry={() => void log.refetch()} />}
      {log.data && items.length === 0 && <Empty>{t("audit.none")}</Empty>}
      {items.length > 0 && (
        <Card>
          <ol className="divide-y divide-line">
            {items.map((entry) => (
              <AuditRow key={entry.number} entry={entry} />
            ))}
          </ol>
        </Card>
      )}
      {log.hasNextPage && (
        <div className="mt-2">
          <Button look="quiet" onPress={() => void log.fetchNextPage()} pending={log.isFetchingNextPage}>
            {t("older")}
          </Button>
        </div>
      )}
    </Page>
  );
}
