import { useState } from "react";
import { useOperations } from "../api/operation-queries";
import type { Link, OperationCounts, OperationFilter } from "../api/types";
import { Button } from "../components/button";
import { Empty, Failed, Loading } from "../components/parts";
import { t, word } from "../lib/t";
import { OperationTable } from "./operation-table";
import { asState } from "./states";

const PAGE = 50;
const LARGEST_PAGE = 200;

interface Props {
  filter: OperationFilter;
  links: Map<string, Link>;
  counts: OperationCounts | undefined;
  onAll: () => void;
}

/** The newest that the filter lets through. */
export function Operations({ filter, links, counts, onAll }: Props) {
  const [limit, setLimit] = useState(PAGE);
  const operations = useOperations(filter, limit);
  const items = operations.data?.items ?? [];
  const filtered = Object.values(filter).some(Boolean);
  return (
    <>
      {operations.isPending && <Loading what={t("operations.reading")} />}
      {operations.isError && !operations.data && (
        <Failed error={operations.error} retry={() => void operations.refetch()} />
      )}
      {operations.data && items.length === 0 && (
        <Empty action={filtered && <Button onPress={onAll}>{t("operations.all")}</Button>}>
          {none(filter)}
        </Empty>
      )}
      {items.length > 0 && (
        <OperationTable
          operations={items}
          links={links}
          filter={filter}
          matching={matching(filter, counts, operations.data?.next ? null : items.length)}
        />
      )}
      {operations.data?.next && limit < LARGEST_PAGE && (
        <div className="mt-2">
          <Button look="quiet" onPress={() => setLimit(limit * 2)} pending={operations.isPlaceholderData}>
            {t("older")}
          </Button>
        </div>
      )}
      {operations.data?.next && limit >= LARGEST_PAGE && (
        <p className="mt-2 text-sm text-soft">{t("operations.no-further")}</p>
      )}
    </>
  );
}

function none({ state, ...rest }: OperationFilter): string {
  if (Object.values(rest).some(Boolean)) return t("operations.none-fit");
  return state
    ? t("operations.none-such", { state: word("operation-state", state).toLowerCase() })
    : t("operations.none");
}

/** Known where all are shown, or where the state is the only question. */
function matching(
  { state, ...rest }: OperationFilter,
  counts: OperationCounts | undefined,
  shown: number | null,
): number | null {
  const known = asState(state ?? null);
  if (shown !== null) return shown;
  return known && counts && !Object.values(rest).some(Boolean) ? (counts[known] ?? 0) : null;
}
