import { ArrowUpRight, CircleAlert, CircleCheck, Clock, type LucideIcon, Minus, Shuffle } from "lucide-react";
import type { Conflict, Issue, Twin } from "../api/types";
import { Card } from "../components/parts";
import { trackerName } from "../components/tracker";
import { t, word } from "../lib/t";
import { type Cell, compare, FIELDS, type FieldName, hubValue, type Standing } from "./compare";
import { personName } from "./words";

const LOOK: Record<Standing, { icon: LucideIcon; tone: string }> = {
  same: { icon: CircleCheck, tone: "text-good" },
  otherwise: { icon: Shuffle, tone: "text-soft" },
  waiting: { icon: Clock, tone: "text-warn" },
  conflict: { icon: CircleAlert, tone: "text-bad" },
  absent: { icon: Minus, tone: "text-soft" },
};
const LONGEST = 160;
/** Plane and Jira call their states by ids, which say nothing to people. */
const ID = /^([0-9a-f]{8}-[0-9a-f-]{27}|\d+)$/;

/** The same issue here and at each tracker, field by field, as it was seen last; no tracker is asked for it. */
export function SideBySide({ issue, conflicts }: { issue: Issue; conflicts: Conflict[] }) {
  const twins = (issue.twins ?? []).filter((twin) => twin.values.length > 0);
  if (twins.length === 0) return null;
  return (
    <section aria-labelledby="side-by-side">
      <h2 id="side-by-side" className="mb-2 text-sm font-semibold">
        {t("sides.title")}
      </h2>
      <Card>
        <section className="relative overflow-x-auto" aria-label={t("sides.title")}>
          <table
            className="w-full table-fixed text-sm"
            style={{ minWidth: `${(twins.length + 1) * 9 + 6}rem` }}
          >
            <thead>
              <tr className="border-b border-line text-left text-xs text-soft">
                <th scope="col" className="w-24 px-3 py-1.5 font-medium">
                  {t("sides.field")}
                </th>
                <th scope="col" className="px-3 py-1.5 font-medium">
                  Lockstep
                </th>
                {twins.map((twin) => (
                  <th key={twin.linkId} scope="col" className="px-3 py-1.5 font-medium">
                    <PlaceName twin={twin} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {FIELDS.map((field) => (
                <tr key={field} className="align-top">
                  <th scope="row" className="px-3 py-1.5 text-left font-normal text-soft">
                    {word("field", field)}
                  </th>
                  <td className="px-3 py-1.5 wrap-anywhere">{shown(field, hubValue(issue, field))}</td>
                  {twins.map((twin) => (
                    <td key={twin.linkId} className="px-3 py-1.5 wrap-anywhere">
                      <Value field={field} cell={compare(issue, twin, conflicts, field)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </Card>
      <p className="mt-1 text-xs text-soft">{t("sides.seen")}</p>
    </section>
  );
}

function PlaceName({ twin }: { twin: Twin }) {
  const name = twin.tracker ? trackerName(twin.tracker) : t("twins.elsewhere");
  if (!twin.url) return name;
  return (
    <a
      href={twin.url}
      target="_blank"
      rel="noreferrer"
      className="inline-flex items-center gap-1 text-accent underline"
    >
      {name}
      <ArrowUpRight size={12} aria-hidden />
      <span className="sr-only">{t("opens-elsewhere")}</span>
    </a>
  );
}

function Value({ field, cell }: { field: FieldName; cell: Cell }) {
  const { icon: Icon, tone } = LOOK[cell.standing];
  return (
    <span className="flex items-start gap-1.5">
      <Icon size={14} aria-hidden className={`mt-0.5 shrink-0 ${tone}`} />
      <span className="min-w-0">
        {cell.standing !== "absent" &&
          !(cell.standing === "same" && field === "body") &&
          !(field === "state" && ID.test(cell.there)) && <span>{shown(field, cell.there)} </span>}
        <span className={`text-xs ${tone}`}>{t(`sides.${cell.standing}`)}</span>
      </span>
    </span>
  );
}

function shown(field: FieldName, value: string): string {
  if (value === "") return t("none");
  if (field === "state" || field === "priority") return word(field, value.toLowerCase());
  const list = value.split("\n").filter(Boolean);
  if (field === "labels") return list.join(", ");
  if (field === "assignees") return list.map(personName).join(", ");
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}
