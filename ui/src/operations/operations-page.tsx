import { useCounts, useLinks } from "../api/queries";
import type { Link } from "../api/types";
import { Page } from "../components/page";
import { useNow } from "../lib/now";
import { t } from "../lib/t";
import { Charts } from "./charts";
import { ErrorGroups } from "./error-groups";
import { ExportButton } from "./export-button";
import { wanted } from "./filter";
import { FilterBar } from "./filter-bar";
import { Operations } from "./operations";
import { PauseMenu, Pauses } from "./pauses";
import { StateFilter } from "./state-filter";
import { asState } from "./states";
import { useFilter } from "./use-filter";
import { ViewMenu } from "./view-menu";

export default function OperationsPage() {
  const [filter, setFilter] = useFilter();
  const counts = useCounts();
  const links = useLinks();
  const all = links.data?.items ?? [];
  const byId = new Map<string, Link>(all.map((link) => [link.id, link]));
  const asked = wanted(filter, useNow());
  return (
    <Page
      title={t("operations.title")}
      aside={counts.data && t("operations.waiting", { n: counts.data.queued ?? 0 })}
      actions={
        <>
          <ExportButton filter={asked} />
          <ViewMenu filter={filter} onChoose={setFilter} />
          <PauseMenu links={all} />
        </>
      }
    >
      <Pauses links={byId} />
      <Charts link={filter.link ?? ""} />
      <ErrorGroups link={filter.link ?? ""} links={byId} />
      <StateFilter
        counts={counts.data}
        chosen={asState(filter.state ?? null)}
        onChoose={(state) => setFilter({ ...filter, state: state ?? "" })}
      />
      <FilterBar filter={filter} links={all} onChange={setFilter} />
      <Operations
        key={JSON.stringify(filter)}
        filter={asked}
        links={byId}
        counts={counts.data}
        onAll={() => setFilter({})}
      />
    </Page>
  );
}
