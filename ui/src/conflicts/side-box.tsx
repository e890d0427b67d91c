import type { Conflict } from "../api/types";
import { Ago } from "../components/parts";
import { Pill } from "../components/pill";
import { trackerName } from "../components/tracker";
import { t } from "../lib/t";

/** One side's value, as it is written. */
export function SideBox(props: { side: Conflict["hub"]; stands: boolean; shown: (value: string) => string }) {
  const { side, stands, shown } = props;
  return (
    <div className="min-w-0 rounded-md border border-line px-3 py-2">
      <p className="mb-1 flex flex-wrap items-center gap-x-2 text-xs text-soft">
        <strong className="font-semibold text-ink">{trackerName(side.place)}</strong>
        {side.by}
        <Ago time={side.at} />
        {stands && <Pill>{t("conflict.stands")}</Pill>}
      </p>
      <p className="max-h-60 overflow-y-auto text-sm whitespace-pre-wrap wrap-anywhere">
        {side.value === "" ? <em className="text-soft">{t("conflict.empty")}</em> : shown(side.value)}
      </p>
    </div>
  );
}
