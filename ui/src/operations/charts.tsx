import { useActivity } from "../api/operation-queries";
import { Choice } from "../components/choice";
import { Failed } from "../components/parts";
import { t } from "../lib/t";
import { useParameter } from "../lib/url";
import { Budgets } from "./budgets";
import { Depth } from "./depth";
import { Throughput } from "./throughput";

const SPANS = ["hour", "day", "week"] as const;

/** What the queue did lately. */
export function Charts({ link }: { link: string }) {
  const [parameter, setParameter] = useParameter("span", "replace");
  const span = SPANS.find((each) => each === parameter) ?? "hour";
  const activity = useActivity(span, link);
  return (
    <section aria-label={t("charts.title")} className="mb-4">
      <div className="mb-2 w-40">
        <Choice
          hideLabel
          label={t("charts.span")}
          value={span}
          options={SPANS.map((id) => ({ id, text: t(`charts.span-${id}`) }))}
          onChange={(next) => setParameter(next === "hour" ? null : next)}
        />
      </div>
      {activity.isError && !activity.data && (
        <Failed error={activity.error} retry={() => void activity.refetch()} />
      )}
      <div className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
        {activity.data && <Throughput activity={activity.data} />}
        {activity.data && <Depth activity={activity.data} />}
        <Budgets />
      </div>
    </section>
  );
}
