import { useState } from "react";
import { useWatches } from "../api/queries";
import { Button } from "../components/button";
import { Card, Empty, Failed, Loading, Section } from "../components/parts";
import { t } from "../lib/t";
import { WatchDialog } from "./watch-dialog";
import { WatchRow } from "./watch-row";

export function Watches() {
  const watches = useWatches();
  const [making, setMaking] = useState(false);
  const items = watches.data?.items ?? [];
  return (
    <Section
      title={t("watches.title")}
      id="watches"
      whole
      aside={items.length > 0 && t("watches.followed", { n: items.length })}
    >
      <div className="mb-3">
        <Button look="primary" onPress={() => setMaking(true)}>
          {t("watch.new")}
        </Button>
      </div>
      {making && <WatchDialog onClose={() => setMaking(false)} />}
      {watches.isPending && <Loading what={t("watches.reading")} />}
      {watches.isError && !watches.data && (
        <Failed error={watches.error} retry={() => void watches.refetch()} />
      )}
      {watches.data && items.length === 0 && <Empty>{t("watches.none")}</Empty>}
      {items.length > 0 && (
        <Card>
          <ul className="divide-y divide-line">
            {items.map((watch) => (
              <WatchRow key={watch.id} watch={watch} />
            ))}
          </ul>
        </Card>
      )}
    </Section>
  );
}
