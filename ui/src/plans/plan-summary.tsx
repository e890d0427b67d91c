import type { Link, Plan } from "../api/types";
import { linkName } from "../components/tracker";
import { between } from "../lib/format";
import { t, word } from "../lib/t";

/** What a comparison finds; nothing is to be done by itself. */
const STANDS: ReadonlySet<string> = new Set(["only-here", "differs"]);

/** Of a place: null is the hub. */
export function placeName(link: string | null | undefined, links: Link[]): string {
  if (!link) return "Lockstep";
  const known = links.find((each) => each.id === link);
  return known ? linkName(known) : t("operation.no-link");
}

/** "GitHub acme/web: 12 to create, 3 to change". */
export function PlanSummary({ plan, links }: { plan: Plan; links: Link[] }) {
  const places = [...new Set(plan.summary.map((line) => line.linkId ?? null))];
  const verdicts = Object.entries(plan.verdicts);
  const requests = plan.costs.reduce((sum, cost) => sum + cost.requests, plan.readRequests);
  const time = between(plan.etaEarliestSeconds, plan.etaLatestSeconds);
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {plan.summary.length === 0 && verdicts.length === 0 && <li>{t("plan.nothing")}</li>}
      {places.map((place) => (
        <li key={place ?? "hub"} className="wrap-anywhere">
          <span className="font-medium">{placeName(place, links)}:</span>{" "}
          {plan.summary
            .filter((line) => (line.linkId ?? null) === place)
            .map((line) =>
              t(line.comments ? "plan.line-comments" : STANDS.has(line.kind) ? "plan.line-is" : "plan.line", {
                n: line.count,
                what: word("plan-kind", line.kind),
              }),
            )
            .join(", ")}
        </li>
      ))}
      {verdicts.length > 0 && (
        <li>{verdicts.map(([verdict, n]) => `${word("verdict", verdict)}: ${n}`).join(" · ")}</li>
      )}
      <li className="text-soft">
        {t("plan.costs", { n: requests })}
        {time && ` · ${t("plan.takes", { time })}`}
      </li>
    </ul>
  );
}
