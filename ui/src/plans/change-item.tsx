import type { Link, PlannedChange } from "../api/types";
import type { FieldView } from "../api/wire";
import { Place } from "../components/place";
import { t, word } from "../lib/t";
import type { Called } from "../names/called";
import { shownValue } from "../names/shown";
import { placeName } from "./plan-summary";

/** One change: where, what, and of each field what it was and what it would be. */
export function ChangeItem(props: { change: PlannedChange; links: Link[]; names: Called }) {
  const { change, links, names } = props;
  const told = [
    change.verdict && word("verdict", change.verdict),
    change.state !== "planned" && word("change-state", change.state),
    change.why && inWords(change.why),
    change.reason,
  ].filter(Boolean);
  return (
    <li className="px-4 py-2 text-sm">
      <p className="flex flex-wrap gap-x-2">
        <span className="text-soft">
          {word("plan-kind", change.kind)} · {placeName(change.linkId, links)}
        </span>
        <span className="min-w-0 wrap-anywhere">
          {change.kind === "create" && !change.linkId ? (
            change.title
          ) : (
            <Place to={`/issues/${change.issueId}`} className="hover:underline">
              {change.title}
            </Place>
          )}
          {change.commentId && ` · ${t("guard.comment")}`}
        </span>
      </p>
      {change.fields.length > 0 && change.kind !== "create" && (
        <dl className="mt-1 grid gap-x-3 gap-y-0.5 sm:grid-cols-[6rem_minmax(0,1fr)]">
          {change.fields.map((field) => (
            <Field key={field.field} field={field} names={names} />
          ))}
        </dl>
      )}
      {told.length > 0 && (
        <p className="mt-0.5 text-soft wrap-anywhere">
          {[...new Set(told)].join(" · ")}{" "}
          {change.verdict === "unmapped" && change.linkId && (
            <Place to={`/links/${change.linkId}?tab=mapping`}>{t("sides.map")}</Place>
          )}
        </p>
      )}
    </li>
  );
}

function Field({ field: { field, before, after, lost }, names }: { field: FieldView; names: Called }) {
  const shown = (value: string) => (value ? shownValue(field, value, names) : t("conflict.empty"));
  return (
    <>
      <dt className="text-soft">{word("field", field)}</dt>
      <dd className="min-w-0 wrap-anywhere">
        {before != null && (
          <>
            <del className="text-soft">{shown(before)}</del> <span aria-hidden>→</span>{" "}
          </>
        )}
        <ins className="no-underline">{shown(after)}</ins>
        {lost && <span className="text-warn"> ({lost})</span>}
      </dd>
    </>
  );
}

/** Some reasons are codes, and then mostly the verdict's own. */
function inWords(why: string): string {
  return /^[a-z]+(_[a-z]+)*$/.test(why) ? word("verdict", why.replaceAll("_", "-")) : why;
}
