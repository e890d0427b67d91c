import { Meter } from "react-aria-components";
import type { Budget as Told } from "../api/wire";
import { Ago } from "../components/parts";
import { count, isEndless } from "../lib/format";
import { t } from "../lib/t";

const LOW = 0.1;

/** What is left of the tracker's limit, as far as it has said. */
export function Budget({ budget: { limit, remaining, resetsAt, notBefore, reason } }: { budget: Told }) {
  const endless = limit != null && isEndless(limit);
  const known = limit != null && remaining != null && limit > 0 && !endless;
  return (
    <>
      {endless && <p className="text-soft">{t("budget.endless")}</p>}
      {known && (
        <Meter
          aria-label={t("budget.name")}
          value={remaining}
          maxValue={limit}
          valueLabel={t("budget.of", { remaining: count(remaining), limit: count(limit) })}
          className="max-w-md"
        >
          {({ percentage, valueText }) => (
            <>
              <div className="flex justify-between gap-3 text-soft tabular-nums">
                <span>{valueText}</span>
                {resetsAt && (
                  <span>
                    {t("budget.resets")} <Ago time={resetsAt} />
                  </span>
                )}
              </div>
              <div className="mt-1 h-1.5 overflow-hidden rounded-full bg-track">
                <div
                  className={`h-full rounded-full ${remaining < limit * LOW ? "bg-warn" : "bg-accent"}`}
                  style={{ width: `${percentage}%` }}
                />
              </div>
            </>
          )}
        </Meter>
      )}
      {notBefore && (
        <p className="text-warn wrap-anywhere">
          {t("budget.waits", { reason: reason ?? "" })} <Ago time={notBefore} />
        </p>
      )}
    </>
  );
}
