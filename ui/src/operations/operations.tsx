import { useState } from "react";
import { useCounts, useLinks, useOperations } from "../api/queries";
import type { Link, Operation } from "../api/types";
import { Button } from "../components/button";
import { Card, Empty, Failed, Loading, Section } from "../components/parts";
import { t, word } from "../lib/t";
import { useParameter } from "../lib/url";
import { useHeld } from "./held";
import { OperationRow } from "./operation-row";
import { StateFilter } from "./state-filter";
import { asState } from "./states";

const PAGE = 50;
const LARGEST_PAGE = 200;

export function Operations() {
  const [parameter, setParameter] = useParameter("state");
  const state = asState(parameter);
  const [limit, setLimit] = useState(PAGE);
  const operations = useOperations(state, limit);
  const counts = useCounts();
  const queued = counts.data?.queued ?? 0;
  const choose = (next: string | null) => {
    setLimit(PAGE);
    setParameter(next);
  };
  const items = operations.data?.items ?? [];
  return (
    <Section
      title={t("operations.title")}
      id="operations"
      whole
      aside={counts.data && t("operations.waiting", { n: queued })}
    >
      <StateFilter counts={counts.data} chosen={state} onChoose={choose} />
      {operations.isPending && <Loading what={t("operations.reading")} />}
      {operations.isError && !operations.data && (
        <Failed error={operations.error} retry={() => void operations.refetch()} />
      )}
      {operations.data && items.length === 0 && (
        <Empty action={state && <Button onPress={() => choose(null)}>{t("operations.all")}</Button>}>
          {state
            ? t("operations.none-such", { state: word("operation-state", state).toLowerCase() })
            : t("operations.none")}
        </Empty>
      )}
      {items.length > 0 && <OperationList key={`${state}`} operations={items} />}
      {operations.data?.next && limit < LARGEST_PAGE && (
        <div className="mt-2">
          <Button look="quiet" onPress={() => setLimit(limit * 2)} pending={operations.isPlaceholderData}>
            {t("older")}
          </Button>
        </div>
      )}
    </Section>
  );
}

function OperationList({ operations }: { operations: Operation[] }) {
  const links = useLinks();
  const byId = new Map<string, Link>(links.data?.items.map((link) => [link.id, link]));
  const [open, setOpen] = useState<string | null>(null);
  const { shown, waiting } = useHeld(operations, open !== null);
  return (
    <Card>
      {waiting > 0 && (
        <div className="flex items-center justify-between gap-3 border-b border-line bg-busy-soft py-1.5 pr-2 pl-4 text-sm">
          <span>{t("operations.held", { n: waiting })}</span>
          <Button look="quiet" onPress={() => setOpen(null)}>
            {t("operations.show")}
          </Button>
        </div>
      )}
      <ul className="divide-y divide-line">
        {shown.map((operation) => (
          <OperationRow
            key={operation.id}
            operation={operation}
            link={byId.get(operation.linkId)}
            open={open === operation.id}
            onOpen={(next) => setOpen(next ? operation.id : null)}
          />
        ))}
      </ul>
    </Card>
  );
}
