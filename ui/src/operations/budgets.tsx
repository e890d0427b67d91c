import { useConnections } from "../api/sync-queries";
import type { Connection } from "../api/types";
import { Chart } from "../charts/chart";
import { trackerName } from "../components/tracker";
import { absolute, count, isEndless } from "../lib/format";
import { t } from "../lib/t";

/** What is left of each connection's requests. */
export function Budgets() {
  const connections = useConnections().data?.items ?? [];
  if (connections.length === 0) return null;
  const waiting = connections.filter(({ budget }) => budget.notBefore).length;
  return (
    <Chart
      title={t("charts.budgets")}
      says={waiting === 0 ? t("charts.none-waits") : t("charts.waits", { n: waiting })}
      table={{
        head: [t("charts.connection"), t("charts.left"), t("charts.of"), t("charts.resets")],
        rows: connections.map(({ name, budget }) => [
          name,
          shown(budget.limit, budget.remaining),
          shown(budget.limit, budget.limit),
          budget.resetsAt ? absolute(budget.resetsAt) : "",
        ]),
      }}
    >
      <ul className="flex max-h-24 flex-col gap-1.5 overflow-y-auto">
        {connections.map((connection) => (
          <BudgetRow key={connection.id} connection={connection} />
        ))}
      </ul>
    </Chart>
  );
}

function BudgetRow({ connection }: { connection: Connection }) {
  const { name, tracker, budget } = connection;
  const { limit, remaining } = budget;
  const endless = limit != null && isEndless(limit);
  const known = limit != null && limit > 0 && remaining != null && !endless;
  const part = known ? Math.min(100, Math.round((remaining / limit) * 100)) : 0;
  return (
    <li className="text-xs">
      <p className="flex justify-between gap-2">
        <span className="truncate">
          {trackerName(tracker)} {name}
        </span>
        <span className="shrink-0 text-soft tabular-nums">
          {budget.notBefore
            ? t("charts.waits-until", { at: timeOf(budget.notBefore) })
            : known
              ? t("charts.left-of", { n: remaining, limit })
              : t(endless ? "budget.endless" : "charts.unknown")}
        </span>
      </p>
      {known && (
        <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden className="mt-0.5 block h-1 w-full">
          <rect width="100" height="4" className="fill-track" />
          <rect width={part} height="4" className={part < 10 ? "fill-bad" : "fill-accent"} />
        </svg>
      )}
    </li>
  );
}

/** Of a limit, or of what is left of it. */
function shown(limit: number | null | undefined, n: number | null | undefined): string {
  if (limit == null || n == null) return "?";
  return isEndless(limit) ? t("budget.endless") : count(n);
}

function timeOf(at: string): string {
  return new Date(at).toLocaleTimeString("en", { hour: "2-digit", minute: "2-digit" });
}
