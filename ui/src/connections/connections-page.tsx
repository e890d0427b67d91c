import { useQuery } from "@tanstack/react-query";
import { useLinks, usePollMs } from "../api/queries";
import { sync } from "../api/sync";
import { useConnections } from "../api/sync-queries";
import { Button } from "../components/button";
import { Page } from "../components/page";
import { Card, Empty, Failed, Loading } from "../components/parts";
import { go } from "../lib/address";
import { t } from "../lib/t";
import { ConnectionRow } from "./connection-row";

/** The accounts at trackers that everything goes over. */
export default function ConnectionsPage() {
  const connections = useConnections();
  const links = useLinks().data?.items ?? [];
  const pauses = useQuery({ queryKey: ["pauses"], queryFn: sync.pauses, refetchInterval: usePollMs() });
  const items = connections.data?.items ?? [];
  return (
    <Page
      title={t("nav.connections")}
      actions={
        <Button look="primary" onPress={() => go("/links/new")}>
          {t("connections.new")}
        </Button>
      }
    >
      {connections.isPending && <Loading what={t("connections.reading")} />}
      {connections.isError && !connections.data && (
        <Failed error={connections.error} retry={() => void connections.refetch()} />
      )}
      {connections.data && items.length === 0 && <Empty>{t("connections.none")}</Empty>}
      {items.length > 0 && (
        <Card>
          <ul className="divide-y divide-line">
            {items.map((each) => (
              <ConnectionRow
                key={each.id}
                connection={each}
                links={links.filter((link) => link.connectionId === each.id)}
                pause={pauses.data?.items.find(
                  (pause) => pause.scope === "connection" && pause.target === each.id,
                )}
              />
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}
