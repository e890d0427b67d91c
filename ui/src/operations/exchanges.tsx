import { useState } from "react";
import { useExchanges } from "../api/operation-queries";
import type { Operation } from "../api/types";
import { Button } from "../components/button";
import { Failed } from "../components/parts";
import { absolute } from "../lib/format";
import { t } from "../lib/t";
import { ExchangeItem } from "./exchange-item";
import { Part } from "./part";

/** What was asked of the tracker for it, and what it answered: the newest round of work first. */
export function Exchanges({ operation }: { operation: Operation }) {
  const [wanted, setWanted] = useState(false);
  const exchanges = useExchanges(operation, wanted);
  const rounds = exchanges.data?.items ?? [];
  return (
    <Part title={t("exchanges.title")}>
      {!wanted && <Button onPress={() => setWanted(true)}>{t("exchanges.show")}</Button>}
      {exchanges.isError && <Failed error={exchanges.error} retry={() => void exchanges.refetch()} />}
      {exchanges.data && rounds.length === 0 && <p className="text-soft">{t("exchanges.none")}</p>}
      {rounds.map((round) => (
        <section key={round.at} aria-label={absolute(round.at)} className="mt-2">
          <p className="text-xs text-soft tabular-nums">{absolute(round.at)}</p>
          <ol className="mt-1 flex flex-col gap-1">
            {round.exchanges.map((each, at) => (
              <ExchangeItem key={at} exchange={each} />
            ))}
          </ol>
          {round.leftOut > 0 && <p className="text-soft">{t("exchanges.left-out", { n: round.leftOut })}</p>}
        </section>
      ))}
    </Part>
  );
}
