import type { Activity, OperationState } from "../api/types";
import { Bars, type Layer, Legend } from "../charts/bars";
import { Chart } from "../charts/chart";
import { absolute, count } from "../lib/format";
import { t, word } from "../lib/t";

const LAYERS: Array<{ states: OperationState[]; className: string; name: "done" | "failed" | "needless" }> = [
  { states: ["completed"], className: "fill-good", name: "done" },
  { states: ["errored"], className: "fill-bad", name: "failed" },
  { states: ["canceled", "dropped", "duplicate", "disabled"], className: "fill-control", name: "needless" },
];

/** How many ended in each piece of time, by what came of them. */
export function Throughput({ activity }: { activity: Activity }) {
  const layers: Layer[] = LAYERS.map(({ states, className, name }) => ({
    name: t(`charts.${name}`),
    className,
    values: activity.pieces.map(({ ended }) => states.reduce((all, state) => all + (ended[state] ?? 0), 0)),
  }));
  const [done = 0, failed = 0] = layers.map(({ values }) => values.reduce((all, each) => all + each, 0));
  const states = LAYERS.flatMap((layer) => layer.states);
  return (
    <Chart
      title={t("charts.throughput")}
      says={t(activity.whole ? "charts.ended" : "charts.ended-at-least", { done, failed })}
      table={{
        head: [t("charts.until"), ...states.map((state) => word("operation-state", state))],
        rows: activity.pieces
          .toReversed()
          .map(({ until, ended }) => [absolute(until), ...states.map((state) => count(ended[state] ?? 0))]),
      }}
    >
      <Bars layers={layers} />
      <Legend layers={layers} />
    </Chart>
  );
}
