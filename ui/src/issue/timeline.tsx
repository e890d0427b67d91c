import { useState } from "react";
import type { TimelineEntry } from "../api/types";
import { useTimeline } from "../api/work-queries";
import { Button } from "../components/button";
import { Ago, Failed } from "../components/parts";
import { trackerName } from "../components/tracker";
import { t } from "../lib/t";
import type { Called } from "../names/called";
import { useCalled } from "../names/use-called";
import { told } from "./told";

const AT_FIRST = 12;

/** Everything that was changed, from all sides, newest first. */
export function Timeline({ issue, project }: { issue: string; project: string }) {
  const timeline = useTimeline(issue);
  const names = useCalled(project);
  const [all, setAll] = useState(false);
  const entries = [...(timeline.data?.items ?? [])].reverse();
  const shown = all ? entries : entries.slice(0, AT_FIRST);
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="mb-2 text-sm font-semibold">
        {t("timeline.title")}
      </h2>
      {timeline.isError && !timeline.data && (
        <Failed error={timeline.error} retry={() => void timeline.refetch()} />
      )}
      <ol className="flex flex-col gap-1.5 border-l border-line pl-3 text-sm">
        {shown.map((entry) => (
          <TimelineLine key={entry.id} entry={entry} names={names} />
        ))}
      </ol>
      {entries.length > AT_FIRST && (
        <Button look="quiet" onPress={() => setAll(!all)}>
          {all ? t("fewer") : t("timeline.more", { n: entries.length - AT_FIRST })}
        </Button>
      )}
    </section>
  );
}

function TimelineLine({ entry, names }: { entry: TimelineEntry; names: Called }) {
  const who = entry.by?.name ?? trackerName(entry.place);
  return (
    <li className="min-w-0 wrap-anywhere">
      <span className="font-medium">{who}</span>{" "}
      {entry.by && entry.place !== "lockstep" && (
        <span className="text-soft">{t("at-place", { place: trackerName(entry.place) })} </span>
      )}
      {told(entry.change, names)} <Ago time={entry.at} className="text-soft" />
    </li>
  );
}
