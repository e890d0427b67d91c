import type { Conflict } from "../api/types";
import { useIssue, useProject } from "../api/work-queries";
import { Ago } from "../components/parts";
import { Place } from "../components/place";
import { useMay } from "../lib/rights";
import { t, word } from "../lib/t";
import { called } from "../names/called";
import { shownValue } from "../names/shown";
import { ConflictAnswer } from "./conflict-answer";
import { SideBox } from "./side-box";

/** What it was, and what both sides made of it; and who says what stands. */
export function ConflictItem({ conflict, within = false }: { conflict: Conflict; within?: boolean }) {
  const issue = useIssue(conflict.issueId).data;
  const project = useProject(conflict.projectId).data;
  const may = useMay(project);
  const shown = (value: string) => shownValue(conflict.field, value, called(undefined));
  const heading = `conflict-${conflict.id}`;
  return (
    <article aria-labelledby={heading} className="rounded-lg border border-line bg-raised px-4 py-3">
      <div className="mb-2 flex flex-wrap items-baseline gap-x-2 gap-y-0.5 text-sm">
        <h3 id={heading} className="font-semibold">
          {t("conflict.of", { field: word("field", conflict.field) })}
        </h3>
        {!within && (
          <span className="min-w-0 wrap-anywhere">
            <Place to={`/issues/${conflict.issueId}`}>
              #{issue?.number ?? "…"} {issue?.title ?? ""}
            </Place>
          </span>
        )}
        <span className="text-soft">
          <Ago time={conflict.openedAt} />
        </span>
      </div>
      <p className="mb-2 text-sm text-soft wrap-anywhere">
        {conflict.base === "" ? t("conflict.was-empty") : t("conflict.was", { base: shown(conflict.base) })}
      </p>
      <div className="grid gap-2 md:grid-cols-2">
        <SideBox side={conflict.hub} stands={conflict.winning === conflict.hub.value} shown={shown} />
        <SideBox side={conflict.remote} stands={conflict.winning === conflict.remote.value} shown={shown} />
      </div>
      {conflict.resolution && (
        <p className="mt-2 text-sm text-soft">
          {t("conflict.came-of", {
            how: word("resolution", conflict.resolution),
            by: conflict.resolvedBy ?? t("conflict.a-rule"),
          })}
        </p>
      )}
      {may("editor") && conflict.state !== "resolved" && (
        <ConflictAnswer conflict={conflict} mayRule={may("owner")} />
      )}
    </article>
  );
}
