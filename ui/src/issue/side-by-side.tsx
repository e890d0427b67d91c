import {
  ArrowUpRight,
  CircleAlert,
  CircleCheck,
  Clock,
  type LucideIcon,
  Minus,
  Shuffle,
  UserX,
} from "lucide-react";
import type { Conflict, Issue, Twin } from "../api/types";
import { Card } from "../components/parts";
import { Place } from "../components/place";
import { trackerName } from "../components/tracker";
import { t, word } from "../lib/t";
import type { Called } from "../names/called";
import { shownValue } from "../names/shown";
import { useCalled } from "../names/use-called";
import { type Cell, compare, FIELDS, type FieldName, hubValue, type Standing } from "./compare";

const LOOK: Record<Standing, { icon: LucideIcon; tone: string }> = {
  same: { icon: CircleCheck, tone: "text-good" },
  otherwise: { icon: Shuffle, tone: "text-soft" },
  "no-account": { icon: UserX, tone: "text-soft" },
  waiting: { icon: Clock, tone: "text-warn" },
  held: { icon: Minus, tone: "text-soft" },
  conflict: { icon: CircleAlert, tone: "text-bad" },
  absent: { icon: Minus, tone: "text-soft" },
};
const LONGEST = 160;

/** The same issue here and at each tracker, field by field, as it was seen last; no tracker is asked for it. */
export function SideBySide({ issue, conflicts }: { issue: Issue; conflicts: Conflict[] }) {
  const names = useCalled(issue.projectId);
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
                  <td className="px-3 py-1.5 wrap-anywhere">{shown(field, hubValue(issue, field), names)}</td>
                  {twins.map((twin) => (
                    <td key={twin.linkId} className="px-3 py-1.5 wrap-anywhere">
                      <Value
                        field={field}
                        twin={twin}
                        cell={compare(issue, twin, conflicts, field, names)}
                        names={names}
                      />
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

function Value(props: { field: FieldName; twin: Twin; cell: Cell; names: Called }) {
  const { field, twin, cell, names } = props;
  const { icon: Icon, tone } = LOOK[cell.standing];
  const told = cell.standing !== "absent" && !(cell.standing === "same" && field === "body");
  return (
    <span className="flex items-start gap-1.5">
      <Icon size={14} aria-hidden className={`mt-0.5 shrink-0 ${tone}`} />
      <span className="min-w-0">
        {told && !(field === "state" && cell.there === "") && <span>{there(field, cell, names)} </span>}
        {cell.standing === "no-account" ? (
          <NoAccount twin={twin} people={cell.without.map(names.person)} />
        ) : (
          <span className={`text-xs ${tone}`}>
            {t(field === "body" && cell.standing === "otherwise" ? "sides.spelt" : `sides.${cell.standing}`)}
          </span>
        )}
      </span>
    </span>
  );
}

/** Nothing is on its way for whom the tracker does not know; a name in the link's mapping is what helps. */
function NoAccount({ twin, people }: { twin: Twin; people: string[] }) {
  return (
    <span className="text-xs text-soft">
      {t("sides.no-account", { names: people.join(", "), n: people.length })}{" "}
      <Place to={`/links/${twin.linkId}?tab=mapping`}>{t("sides.map")}</Place>
    </span>
  );
}

/** States and people are in the tracker's names already, unless both sides contradict each other. */
function there(field: FieldName, cell: Cell, names: Called): string {
  const named = cell.standing !== "conflict" && (field === "state" || field === "assignees");
  return named
    ? cell.there.split("\n").filter(Boolean).join(", ") || t("none")
    : shown(field, cell.there, names);
}

function shown(field: FieldName, value: string, names: Called): string {
  const text = shownValue(field, value, names);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
