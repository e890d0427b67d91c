import type { Activity } from "../api/types";
import { Chart } from "../charts/chart";
import { Line } from "../charts/line";
import { absolute, count, span } from "../lib/format";
import { t } from "../lib/t";

/** How much waited, and how long the oldest of it had. */
export function Depth({ activity }: { activity: Activity }) {
  const pieces = activity.pieces.map(({ until, open, oldestTakenIn }) => ({
    until,
    open,
    oldest: oldestTakenIn ? (Date.parse(until) - Date.parse(oldestTakenIn)) / 1000 : 0,
  }));
  const last = pieces.at(-1);
  const open = last?.open ?? 0;
  return (
    <Chart
      title={t("charts.depth")}
      says={
        open === 0 ? t("charts.nothing-open") : t("charts.open", { n: open, age: span(last?.oldest ?? 0) })
      }
      table={{
        head: [t("charts.until"), t("charts.depth-is"), t("charts.oldest-is")],
        rows: pieces
          .toReversed()
          .map((piece) => [
            absolute(piece.until),
            count(piece.open),
            piece.open === 0 ? t("none") : span(piece.oldest),
          ]),
      }}
    >
      <Line values={pieces.map((piece) => piece.open)} className="text-busy" />
      <Line values={pieces.map((piece) => piece.oldest)} className="text-warn" />
      <p className="mt-1 flex gap-x-3 text-xs text-soft">
        <span className="text-busy">{t("charts.depth-is")}</span>
        <span className="text-warn">{t("charts.oldest-is")}</span>
      </p>
    </Chart>
  );
}
