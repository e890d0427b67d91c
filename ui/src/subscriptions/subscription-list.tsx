import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "../api/admin";
import { Button } from "../components/button";
import { Card, Empty, Failed, Loading } from "../components/parts";
import { t } from "../lib/t";
import { Shown } from "../settings/shown";
import { NewSubscriptionDialog } from "./new-subscription-dialog";
import { SubscriptionRow } from "./subscription-row";

/** Who outside is told of what happens in a project; `null`: of everything. */
export function SubscriptionList({ project }: { project: string | null }) {
  const list = useQuery({
    queryKey: ["subscriptions", project],
    queryFn: () => admin.subscriptions(project),
  });
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      {secret && <Shown secret={secret} says={t("subscriptions.once")} />}
      {list.isPending && <Loading what={t("subscriptions.reading")} />}
      {list.isError && !list.data && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.data?.length === 0 && <Empty>{t("subscriptions.none")}</Empty>}
      {list.data && list.data.length > 0 && (
        <Card>
          <ul className="divide-y divide-line">
            {list.data.map((each) => (
              <SubscriptionRow key={each.id} project={project} subscription={each} />
            ))}
          </ul>
        </Card>
      )}
      <div className="mt-3">
        <Button onPress={() => setMaking(true)}>{t("subscriptions.new")}</Button>
      </div>
      {making && (
        <NewSubscriptionDialog project={project} onMade={setSecret} onClose={() => setMaking(false)} />
      )}
    </>
  );
}
